import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { nominalReadings } from './domain/schedule.ts';
import { pipelineKind, runBatchKind } from './kinds.ts';

const JobNamed = Type.Object({ namespace: Type.String(), name: Type.String() });

export const pipelineAdded = defineAction({
  name: 'pipeline.added',
  version: 1,
  kind: pipelineKind,
  data: Type.Object({ pipeline: Type.String() }),
  content: JobNamed,
  summarise: ({ content }) => `added a pipeline${content ? `: ${content.name}` : ''}`,
});

export const pipelineScheduled = defineAction({
  name: 'pipeline.scheduled',
  version: 1,
  kind: pipelineKind,
  data: Type.Object({ pipeline: Type.String(), nominal: Type.Enum([...nominalReadings]) }),
  content: Type.Object({ cron: Type.String(), zone: Type.String() }),
  summarise: ({ content }) => `set its schedule${content ? `: ${content.cron} (${content.zone})` : ''}`,
});

export const pipelineUnscheduled = defineAction({
  name: 'pipeline.unscheduled',
  version: 1,
  kind: pipelineKind,
  data: Type.Object({ pipeline: Type.String() }),
  summarise: () => 'removed its schedule: its runs are no longer due',
});

/** Scheduled runs whose time was over; each row this entry covers has the outcome. */
export const scheduledJudged = defineAction({
  name: 'pipeline.judged',
  version: 1,
  kind: pipelineKind,
  data: Type.Object({ pipeline: Type.String(), due: Type.Integer(), missed: Type.Integer() }),
  summarise: ({ data: { due, missed } }) =>
    missed === 0
      ? `was complete in time${due === 1 ? '' : ` ${due} times`}`
      : `missed ${missed === 1 ? 'a scheduled run' : `${missed} scheduled runs`}${due === missed ? '' : ` of ${due}`}`,
});

/**
 * Run events received together. `root` is the Merkle root (RFC 6962) of their salted commitments; salt and events are
 * in `run_batches`. `rejudged`: scheduled runs that late events turned good, or into a miss, after their time was over.
 */
export const runsReported = defineAction({
  name: 'pipeline.runs_reported',
  version: 1,
  kind: runBatchKind,
  touches: pipelineKind,
  data: Type.Object({
    count: Type.Integer(),
    root: Type.String(),
    by: Type.Array(Type.String()),
    runs: Type.Integer(),
    pipelines: Type.Integer(),
    added: Type.Integer(),
    good: Type.Integer(),
    rejudged: Type.Integer(),
  }),
  summarise: ({ data }) =>
    `received ${data.runs === 1 ? 'a run' : `${data.runs} runs`}${data.rejudged === 0 ? '' : `, and re-evaluated ${data.rejudged} scheduled runs`}`,
});

export const pipelineActions = [
  pipelineAdded,
  pipelineScheduled,
  pipelineUnscheduled,
  scheduledJudged,
  runsReported,
] as const;
