import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** How a run ends, the milder first: of two ends told for one instant the worse is believed. */
export const endings = ['COMPLETE', 'ABORT', 'FAIL'] as const;
export type Ending = (typeof endings)[number];

/** A job as OpenLineage names it. The words are those of whoever runs it, scrubbed. */
export type JobName = { readonly namespace: string; readonly name: string };

/** What one OpenLineage run event says that Muster keeps. What it leaves out is undefined, and takes nothing back. */
export type RunEvent = {
  readonly job: JobName;
  readonly runId: string;
  readonly at: Date;
  /** START, RUNNING, OTHER and what has no type only say that the run is there. */
  readonly type: 'START' | Ending | undefined;
  readonly nominalStart: Date | undefined;
  readonly nominalEnd: Date | undefined;
  readonly parentRun: string | undefined;
  /** Who tells of it: AIRFLOW, SPARK, DBT. */
  readonly integration: string | undefined;
  readonly error: Scrubbed | undefined;
};
