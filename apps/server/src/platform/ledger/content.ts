import { createHash } from 'node:crypto';
import type { ContentSubject } from './action.ts';
import { canonicalJson } from './envelope.ts';
import type { Kind, ThingRef } from './thing.ts';

/** What is encrypted beside an envelope: the fields, and the salt that keeps the commitment from being guessed. */
export type SealedContent = { readonly salt: string; readonly fields: unknown };

/** Whose data key encrypts the content of entries about a thing. */
export const subjectOf = (kind: Kind, thing: ThingRef): ContentSubject =>
  kind.contentKey === 'own' ? thing : { kind: kind.contentKey, id: thing.id };

/** `incident:<id>` or `person:<id>`: whose key encrypts the content. */
export const contentOwner = (subject: ContentSubject): string => `${subject.kind}:${subject.id}`;

/** SHA-256(salt ‖ canonical fields), base64. With the salt gone (its key destroyed) nobody can test a guess against it. */
export function commitmentTo(content: SealedContent): string {
  return createHash('sha256')
    .update(Buffer.from(content.salt, 'base64'))
    .update(canonicalJson(content.fields))
    .digest('base64');
}
