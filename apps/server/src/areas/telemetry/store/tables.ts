import type { Row } from '../../../platform/database/row.ts';
import type { EventState } from '../domain/sample.ts';

export type StoredSample = Row<'telemetry_samples'>;
export type StoredEvent = Row<'telemetry_events', { state: EventState }>;

/** As counted: the numbers are no text. */
export type SampleRow = Omit<StoredSample, 'sequence' | 'total' | 'bad'> & Record<'sequence' | 'total' | 'bad', bigint>;
export type EventRow = Omit<StoredEvent, 'sequence'> & { sequence: bigint };
