import type { Id } from '../../../kernel/ids.ts';
import type { JobName } from './run-event.ts';
import type { Schedule } from './schedule.ts';

export type PipelineId = Id<'pipeline'>;

/** A job with reported or expected runs. At most one of its schedules applies at any time. */
export type Pipeline = JobName & {
  readonly id: PipelineId;
  readonly integration: string | undefined;
  /** Its runs are steps of another pipeline's: tasks of a DAG, models of a dbt run. */
  readonly isStep: boolean;
  readonly heardAt: Date | undefined;
  readonly schedules: readonly Schedule[];
  readonly version: number;
  readonly lastInstant: Date;
};

/** The current schedule, if any. */
export const scheduleOf = ({ schedules }: Pick<Pipeline, 'schedules'>): Schedule | undefined =>
  schedules.find(({ until }) => until === undefined);
