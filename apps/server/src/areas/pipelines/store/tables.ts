import type { ColumnTypes } from '../../../platform/database/insertion.ts';
import type { Ending } from '../domain/run-event.ts';
import type { NominalReading } from '../domain/schedule.ts';
import type { Verdict } from '../domain/verdict.ts';

export type PipelineRow = {
  id: string;
  job_key: Buffer;
  namespace: string;
  name: string;
  integration: string | null;
  is_step: boolean;
  heard_at: Date | null;
  version: number;
  last_instant: Date;
  last_entry: string;
};

export type ScheduleRow = {
  pipeline_id: string;
  holds_from: Date;
  holds_until: Date | null;
  cron: string;
  zone: string;
  nominal: NominalReading;
  last_entry: string;
};

export type RunRow = {
  pipeline_id: string;
  run_id: string;
  first_event_at: Date;
  last_event_at: Date;
  started_at: Date | null;
  nominal_start: Date | null;
  nominal_end: Date | null;
  ended_at: Date | null;
  ended_how: Ending | null;
  parent_run: string | null;
  integration: string | null;
  error_at: Date | null;
  error: string | null;
  slot_at: Date | null;
  last_entry: string;
};

export type SlotRow = {
  pipeline_id: string;
  slot_at: Date;
  verdict: Verdict;
  judged_at: Date;
  revision: number;
  last_entry: string;
};

export const pipelineColumns: ColumnTypes<PipelineRow> = {
  id: 'uuid',
  job_key: 'bytea',
  namespace: 'text',
  name: 'text',
  integration: 'text',
  is_step: 'boolean',
  heard_at: 'timestamptz',
  version: 'integer',
  last_instant: 'timestamptz',
  last_entry: 'uuid',
};

export const scheduleColumns: ColumnTypes<ScheduleRow> = {
  pipeline_id: 'uuid',
  holds_from: 'timestamptz',
  holds_until: 'timestamptz',
  cron: 'text',
  zone: 'text',
  nominal: 'text',
  last_entry: 'uuid',
};

export const runColumns: ColumnTypes<RunRow> = {
  pipeline_id: 'uuid',
  run_id: 'uuid',
  first_event_at: 'timestamptz',
  last_event_at: 'timestamptz',
  started_at: 'timestamptz',
  nominal_start: 'timestamptz',
  nominal_end: 'timestamptz',
  ended_at: 'timestamptz',
  ended_how: 'text',
  parent_run: 'uuid',
  integration: 'text',
  error_at: 'timestamptz',
  error: 'text',
  slot_at: 'timestamptz',
  last_entry: 'uuid',
};

export const slotColumns: ColumnTypes<SlotRow> = {
  pipeline_id: 'uuid',
  slot_at: 'timestamptz',
  verdict: 'text',
  judged_at: 'timestamptz',
  revision: 'integer',
  last_entry: 'uuid',
};
