import { sql, type Kysely } from 'kysely';
import type { Delta } from '../domain/fold.ts';

/** Adds deltas to minutes and hours in a fixed order, so that two sources of a series cannot deadlock. */
export async function addToRollUps(db: Kysely<unknown>, deltas: readonly Delta[]): Promise<void> {
  if (deltas.length === 0) return;
  const of = (pick: (delta: Delta) => string | Date) => deltas.map(pick);
  await sql`
    with given as (
      select * from unnest(${of(({ series }) => series)}::text[], ${of(({ part }) => part)}::text[],
        ${of(({ minute }) => minute)}::timestamptz[], ${of(({ total }) => String(total))}::bigint[],
        ${of(({ bad }) => String(bad))}::bigint[]) as g (series, part, minute, total, bad)
    ), minutes as (
      insert into telemetry_minutes as m (series, part, minute, total, bad)
      select series, part, minute, total, bad from given order by series, minute, part
      on conflict (series, minute, part) do update set total = m.total + excluded.total, bad = m.bad + excluded.bad
    )
    insert into telemetry_hours as h (series, part, hour, total, bad)
    select series, part, date_bin('1 hour', minute, '2000-01-01T00:00:00Z') as hour, sum(total), sum(bad)
    from given group by series, part, hour order by series, hour, part
    on conflict (series, hour, part) do update set total = h.total + excluded.total, bad = h.bad + excluded.bad`.execute(
    db,
  );
}
