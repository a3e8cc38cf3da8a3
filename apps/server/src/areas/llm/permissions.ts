import { definePermission } from '@muster/policy';

/** Members see who asks which models for how much; those with a part in responding arrange it; Legal approves agreements. */
export const llmPermissions = {
  read: definePermission({ name: 'llm.read', scope: 'llm:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  keep: definePermission({
    name: 'llm.keep',
    scope: 'llm:write',
    clause: '9.2',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** An agreement is ended by whoever could approve it, too. */
  endDpa: definePermission({
    name: 'llm.end-dpa',
    scope: 'llm:write',
    clause: '6.7',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'approve-dpa' }],
  }),
} as const;

/** What a service account's key must hold to ask a model. Which consumer it is, its account says. */
export const CALL_SCOPE = 'llm:call';
