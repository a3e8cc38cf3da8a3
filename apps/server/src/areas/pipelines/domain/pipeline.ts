import type { Id } from '../../../kernel/ids.ts';
import type { JobName } from './run-event.ts';
import type { Schedule } from './schedule.ts';

export type PipelineId = Id<'pipeline'>;

/** A job whose runs are told of or waited for. Of its schedules at most one holds at any instant. */
export type Pipeline = JobName & {
  readonly id: PipelineId;
  readonly integration: string | undefined;
  /** Its runs are steps of another's: tasks of a DAG, models of a dbt run. */
  readonly isStep: boolean;
  readonly heardAt: Date | undefined;
  readonly schedules: readonly Schedule[];
  readonly version: number;
  readonly lastInstant: Date;
};

/** The schedule that holds now, if any. */
export const scheduleOf = ({ schedules }: Pick<Pipeline, 'schedules'>): Schedule | undefined =>
  schedules.find(({ until }) => until === undefined);
