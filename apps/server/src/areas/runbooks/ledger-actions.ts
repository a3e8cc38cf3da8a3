import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { outcomes } from './domain/execution.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A runbook by its id. Executions belong to their incident's history. */
const runbookKind = defineKind({ name: 'runbook', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const runbookKinds: readonly RegisteredKind[] = [{ kind: runbookKind, visibleTo: everybody }];

const named = { runbook: Type.String(), version: Type.String() };

export const runbookProposed = defineAction({
  name: 'runbook.proposed',
  version: 1,
  kind: runbookKind,
  act: { of: 'runbook-change-approval' },
  data: Type.Object({ ...named, row: Type.String(), before: Type.Optional(Type.String()) }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) =>
    `proposed ${data.runbook} ${data.version}${data.before === undefined ? '' : ` in place of ${data.before}`}${content?.reason ? `: ${content.reason}` : ''}`,
});

export const runbookApproved = defineAction({
  name: 'runbook.approved',
  version: 1,
  kind: runbookKind,
  data: Type.Object({
    ...named,
    row: Type.String(),
    approval: Type.String(),
    by: Type.Enum(['review', 'governance']),
    inForce: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    `${data.by === 'review' ? 'reviewed' : 'approved'} ${data.runbook} ${data.version}${data.inForce ? ', which is in force now' : ''}`,
});

export const runbookRefused = defineAction({
  name: 'runbook.refused',
  version: 1,
  kind: runbookKind,
  data: Type.Object({ ...named, row: Type.String(), because: Type.Enum(['declined', 'withdrawn', 'expired', 'void']) }),
  summarise: ({ data }) => `${data.runbook} ${data.version} did not come into force: ${data.because}`,
});

const following = { execution: Type.String(), ...named };

export const runbookFollowed = defineAction({
  name: 'runbook.followed',
  version: 1,
  kind: incidentKind,
  act: { of: 'execute-runbook' },
  data: Type.Object({ ...following, drill: Type.Boolean(), steps: Type.Integer() }),
  summarise: ({ data }) => `started following ${data.runbook} ${data.version}, ${data.steps} steps`,
});

export const stepTaken = defineAction({
  name: 'runbook.step_taken',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...following, step: Type.String(), role: Type.String() }),
  summarise: ({ data }) => `took step ${data.step} of ${data.runbook}`,
});

export const stepEnded = defineAction({
  name: 'runbook.step_ended',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    ...following,
    step: Type.String(),
    role: Type.String(),
    as: Type.Enum(['done', 'failed', 'skipped']),
    seconds: Type.Optional(Type.Integer()),
    deviates: Type.Boolean(),
  }),
  content: Type.Object({ evidence: Type.String(), deviation: Type.String() }),
  summarise: ({ data, content }) =>
    `${stepWords[data.as]} step ${data.step} of ${data.runbook}${content?.evidence ? `: ${content.evidence}` : ''}${content?.deviation ? ` (deviation: ${content.deviation})` : ''}`,
});

const stepWords = { done: 'did', failed: 'failed at', skipped: 'skipped' } as const;

export const runbookEnded = defineAction({
  name: 'runbook.ended',
  version: 1,
  kind: incidentKind,
  touches: runbookKind,
  data: Type.Object({
    ...following,
    outcome: Type.Enum([...outcomes]),
    drill: Type.Boolean(),
    done: Type.Integer(),
    skipped: Type.Integer(),
    deviations: Type.Integer(),
    seconds: Type.Integer(),
  }),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ data, content }) =>
    `ended ${data.runbook}${data.drill ? ', a drill,' : ''} as ${data.outcome}: ${data.done} done, ${data.skipped} skipped, ${data.deviations} with deviations${content?.note ? `; ${content.note}` : ''}`,
});

export const runbookActions = [
  runbookProposed,
  runbookApproved,
  runbookRefused,
  runbookFollowed,
  stepTaken,
  stepEnded,
  runbookEnded,
] as const;
