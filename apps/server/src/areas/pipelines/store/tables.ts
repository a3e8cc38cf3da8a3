import type { Row } from '../../../platform/database/row.ts';
import type { Ending } from '../domain/run-event.ts';
import type { NominalReading } from '../domain/schedule.ts';
import type { Verdict } from '../domain/verdict.ts';

export type PipelineRow = Row<'pipelines'>;
export type ScheduleRow = Row<'pipeline_schedules', { nominal: NominalReading }>;
export type RunRow = Row<'pipeline_runs', { ended_how: Ending | null }>;
export type SlotRow = Row<'pipeline_slots', { verdict: Verdict }>;
