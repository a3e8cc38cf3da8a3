import { sql, type Kysely, type RawBuilder } from 'kysely';
import { insertRows } from '../../../platform/database/row.ts';
import { countOf, type Counted } from '../domain/fold.ts';
import { minuteOf } from '../domain/sample.ts';
import type { EventRow, SampleRow, StoredEvent, StoredSample } from './tables.ts';

export type CountedSample = Counted & { readonly row: SampleRow };
export type CountedEvent = Counted & { readonly row: EventRow };

export const countedSample = (row: SampleRow): CountedSample => ({
  name: nameOf([row.series, row.part, row.minute.toISOString(), row.source, row.stream, row.cause]),
  series: row.series,
  part: row.part,
  minute: row.minute,
  sequence: row.sequence,
  total: row.total,
  bad: row.bad,
  row,
});

export const countedEvent = (row: EventRow): CountedEvent => ({
  name: nameOf([row.series, row.source, row.key]),
  series: row.series,
  part: row.part,
  minute: minuteOf(row.at),
  sequence: row.sequence,
  ...countOf(row.state),
  row,
});

const nameOf = (parts: readonly string[]): string => JSON.stringify(parts);

/** The stored samples of the minutes in a batch. */
export async function knownSamples(
  db: Kysely<unknown>,
  given: readonly SampleRow[],
): Promise<ReadonlyMap<string, Counted>> {
  const { rows } = await sql<StoredSample>`
    select t.* from telemetry_samples t join unnest(
      ${given.map(({ series }) => series)}::text[], ${given.map(({ part }) => part)}::text[],
      ${given.map(({ minute }) => minute)}::timestamptz[], ${given.map(({ source }) => source)}::text[],
      ${given.map(({ stream }) => stream)}::text[], ${given.map(({ cause }) => cause)}::text[]
    ) as g (series, part, minute, source, stream, cause) using (series, part, minute, source, stream, cause)`.execute(
    db,
  );
  return byName(
    rows.map((row) => countedSample({ ...row, ...numbersOf(row), total: BigInt(row.total), bad: BigInt(row.bad) })),
  );
}

export async function knownEvents(
  db: Kysely<unknown>,
  given: readonly EventRow[],
): Promise<ReadonlyMap<string, Counted>> {
  const { rows } = await sql<StoredEvent>`
    select t.* from telemetry_events t join unnest(
      ${given.map(({ series }) => series)}::text[], ${given.map(({ source }) => source)}::text[],
      ${given.map(({ key }) => key)}::text[]
    ) as g (series, source, key) using (series, source, key)`.execute(db);
  return byName(rows.map((row) => countedEvent({ ...row, ...numbersOf(row) })));
}

const numbersOf = ({ sequence }: { readonly sequence: string }) => ({ sequence: BigInt(sequence) });
const byName = (counted: readonly Counted[]) => new Map(counted.map((each) => [each.name, each]));

export const writeSamples = (rows: readonly SampleRow[]): RawBuilder<unknown> | undefined => {
  const insert = insertRows('telemetry_samples', rows);
  return (
    insert &&
    sql`${insert} on conflict (series, part, minute, source, stream, cause) do update set sequence = excluded.sequence,
      total = excluded.total, bad = excluded.bad, received_at = excluded.received_at, last_entry = excluded.last_entry`
  );
};

export const writeEvents = (rows: readonly EventRow[]): RawBuilder<unknown> | undefined => {
  const insert = insertRows('telemetry_events', rows);
  return (
    insert &&
    sql`${insert} on conflict (series, source, key) do update set at = excluded.at, state = excluded.state,
      part = excluded.part, cause = excluded.cause, reason = excluded.reason, sequence = excluded.sequence,
      received_at = excluded.received_at, last_entry = excluded.last_entry`
  );
};
