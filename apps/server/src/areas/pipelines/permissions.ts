import { definePermission } from '@muster/policy';

/** Members read pipelines; responders set schedules, since misses count against the objective (4.4). */
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

/** The scope a key needs to report runs. */
export const REPORT_RUNS = 'pipelines:report';
