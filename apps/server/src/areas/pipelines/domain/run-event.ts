import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** Ways a run can end, mildest first: of two ends reported for one instant the worse counts. */
export const endings = ['COMPLETE', 'ABORT', 'FAIL'] as const;
export type Ending = (typeof endings)[number];

/** A job as OpenLineage names it, in the sender's words, scrubbed. */
export type JobName = { readonly namespace: string; readonly name: string };

/** The parts of an OpenLineage run event that Muster keeps. An undefined field does not retract an earlier value. */
export type RunEvent = {
  readonly job: JobName;
  readonly runId: string;
  readonly at: Date;
  /** START, RUNNING, OTHER and events without a type only show that the run exists. */
  readonly type: 'START' | Ending | undefined;
  readonly nominalStart: Date | undefined;
  readonly nominalEnd: Date | undefined;
  readonly parentRun: string | undefined;
  /** The reporting integration: AIRFLOW, SPARK, DBT. */
  readonly integration: string | undefined;
  readonly error: Scrubbed | undefined;
};
