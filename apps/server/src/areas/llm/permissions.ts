import { definePermission } from '@muster/policy';

/** Members see which consumers call which models, and the cost; responders manage them; Legal approves agreements. */
export const llmPermissions = {
  read: definePermission({ name: 'llm.read', scope: 'llm:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  keep: definePermission({
    name: 'llm.keep',
    scope: 'llm:write',
    clause: '9.2',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** Those who could approve an agreement may also end it. */
  endDpa: definePermission({
    name: 'llm.end-dpa',
    scope: 'llm:write',
    clause: '6.7',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'approve-dpa' }],
  }),
} as const;

/** The scope a service account's key needs to call a model. The account determines the consumer. */
export const CALL_SCOPE = 'llm:call';
