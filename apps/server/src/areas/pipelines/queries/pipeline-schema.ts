import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { nominalReadings } from '../domain/schedule.ts';
import { verdicts } from '../domain/verdict.ts';
import { verbsOnPipeline } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Seconds = Type.Integer({ description: 'In seconds.' });
const RunState = Type.Enum(['running', 'complete', 'failed', 'aborted']);

/** Outcome of a scheduled run. `due`: its time is not over. */
export const Expected = Type.Object(
  { slotAt: Instant, verdict: Type.Enum([...verdicts]), judgedBy: Instant },
  { title: 'ExpectedRun' },
);

export const PipelineRun = Type.Object(
  {
    runId: Type.String({ format: 'uuid' }),
    state: RunState,
    startedAt: Instant,
    endedAt: Type.Optional(Instant),
    durationSeconds: Type.Optional(Seconds),
    /** Delay of the run after its scheduled start; negative if early. */
    latenessSeconds: Type.Optional(Seconds),
    slotAt: Type.Optional(Instant),
    parentRun: Type.Optional(Type.String({ format: 'uuid' })),
    error: Type.Optional(Type.String()),
  },
  { title: 'PipelineRun' },
);

/** A pipeline, in lists and on its screen. */
export const Pipeline = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    namespace: Type.String(),
    integration: Type.Optional(
      Type.String({ description: 'The integration that reports its runs: AIRFLOW, DBT, SPARK.' }),
    ),
    isStep: Type.Boolean({ description: 'Whether its runs are steps of another pipeline.' }),
    schedule: Type.Optional(
      Type.Object({
        cron: Type.String(),
        zone: Type.String(),
        nominal: Type.Enum([...nominalReadings]),
        since: Instant,
      }),
    ),
    nextDueAt: Type.Optional(Instant),
    newest: Type.Optional(PipelineRun),
    lastDue: Type.Optional(Expected),
    completeAt: Type.Optional(Instant),
    /** Time since the last completed run. */
    freshnessSeconds: Type.Optional(Seconds),
    heardAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnPipeline),
  },
  { title: 'Pipeline' },
);

/** With the data of its chart: the newest runs and scheduled starts, newest first. */
export const PipelinePage = Type.Object(
  {
    ...Pipeline.properties,
    runs: Type.Array(PipelineRun),
    expected: Type.Array(Expected),
    withinSeconds: Type.Integer({
      description: 'How long after its scheduled start a run must be complete (GOV 4.4).',
    }),
  },
  { title: 'PipelinePage' },
);

export const LineageRefusal = Type.Object(
  {
    code: Type.String(),
    problem: Type.String(),
    remedy: Type.Optional(Type.String()),
    events: Type.Integer(),
    firstAt: Instant,
    lastAt: Instant,
  },
  { title: 'LineageRefusal' },
);
