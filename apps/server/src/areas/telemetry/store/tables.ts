import type { EventState } from '../domain/sample.ts';

export type SampleRow = {
  series: string;
  part: string;
  minute: Date;
  source: string;
  stream: string;
  cause: string;
  sequence: bigint;
  total: bigint;
  bad: bigint;
  received_at: Date;
  last_entry: string;
};

export type EventRow = {
  series: string;
  source: string;
  key: string;
  part: string;
  at: Date;
  state: EventState;
  cause: string;
  reason: string | null;
  sequence: bigint;
  received_at: Date;
  last_entry: string;
};
