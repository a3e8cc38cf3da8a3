import { createHash } from 'node:crypto';
import { principalOf } from '../../kernel/actor.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { OpenCase } from './domain/judge-vote.ts';
import { approvalKind } from './kinds.ts';
import { lockCase } from './lock-case.ts';

/** A request that others decide. Whoever may see what it is about may see it, and whoever asked or may decide. */
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

/** What somebody is on a request, so that they may know of it. */
export const handsOn = ({ approval, deciders }: OpenCase, person: string | undefined): string[] =>
  person !== undefined && (approval.requestedBy === person || deciders.rights.has(person as never)) ? ['party'] : [];

/** Another number whenever the request, or what it is about, is another than it was. */
export function versionOf({ approval, subjectHash }: OpenCase): number {
  const digest = createHash('sha256').update(`${approval.lastEntry}/${subjectHash ?? ''}`);
  return digest.digest().readUInt32BE() + 1;
}
