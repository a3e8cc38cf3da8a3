import { definePermission } from '@muster/policy';

/** Members read the pipelines; those who have a part in responding say when each is due, since a miss is counted (4.4). */
export const pipelinePermissions = {
  read: definePermission({
    name: 'pipeline.read',
    scope: 'pipelines:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  keep: definePermission({
    name: 'pipeline.keep',
    scope: 'pipelines:write',
    clause: '4.4',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
} as const;

/** What a key needs for its holder to tell of runs. */
export const REPORT_RUNS = 'pipelines:report';
