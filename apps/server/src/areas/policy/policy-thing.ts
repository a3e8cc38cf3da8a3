import type { PolicySnapshot } from '@muster/policy';
import { ORGANISATION } from '../../kernel/protected.ts';
import { ok } from '../../kernel/result.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { Policy } from './http/schemas.ts';
import { policyKind } from './ledger-actions.ts';
import { getPolicy } from './queries/get-policy.ts';
import { policyReadsService } from './queries/policy-reads.ts';

/** The policy in force. `governance` decides who may act on it. */
export const policyThing = defineThing({
  kind: policyKind,
  noun: 'policy',
  root: '/v1/policy',
  key: {},
  idOf: () => 'any',
  lock: async ({ policies }): Promise<PolicySnapshot | undefined> => policies.current,
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'request/not-found', public: 'No policy is in force.' },
  view: { schema: Policy, read: async (use) => ok(await getPolicy(use(policyReadsService))) },
});
