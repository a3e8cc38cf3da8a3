import { createHash } from 'node:crypto';
import { principalOf } from '../../kernel/actor.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { OpenCase } from './domain/judge-vote.ts';
import { approvalKind } from './kinds.ts';
import { lockCase } from './lock-case.ts';

/** A request that others decide. Visible to whoever may see its subject, to the requester, and to its deciders. */
export const approvalThing = defineThing({
  kind: approvalKind,
  noun: 'approval',
  root: '/v1/approvals',
  key: { id: Key('approval') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockCase(ctx, id),
  protection: ({ approval: { teamId, visibility } }: OpenCase) => ({ teamId, visibility }),
  rolesHere: async (_db, actor, here) => handsOn(here, principalOf(actor)),
  lastInstant: ({ approval }) => approval.lastInstant,
  version: versionOf,
  missing: { kind: 'not_found', code: 'approvals/not-found', public: 'There is no such request.' },
});

/** `party` for the requester and the deciders, which lets them see the request. */
export const handsOn = ({ approval, deciders }: OpenCase, person: string | undefined): string[] =>
  person !== undefined && (approval.requestedBy === person || deciders.rights.has(person as never)) ? ['party'] : [];

/** A version derived by hash: it changes whenever the request or its subject does. */
export function versionOf({ approval, subjectHash }: OpenCase): number {
  const digest = createHash('sha256').update(`${approval.lastEntry}/${subjectHash ?? ''}`);
  return digest.digest().readUInt32BE() + 1;
}
