import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';

/** What was stored in one transaction, and what its entry commits to. */
export type Segment = {
  readonly id: EntryId;
  readonly salt: Buffer;
  readonly root: string;
  readonly predictions: number;
  readonly outcomes: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

export async function insertSegment(db: Kysely<unknown>, made: Segment): Promise<void> {
  await sql`
    insert into prediction_segments (id, salt, root, predictions, outcomes, first_at, last_at, last_entry)
    values (${made.id}, ${made.salt}, ${made.root}, ${made.predictions}, ${made.outcomes}, ${made.firstAt},
      ${made.lastAt}, ${made.id})`.execute(db);
}

/** Segments after the given one, ordered by their newest prediction. */
export async function segmentsBehind(
  db: Kysely<unknown>,
  after: Pick<Segment, 'id' | 'lastAt'> | undefined,
  limit: number,
): Promise<readonly Segment[]> {
  const behind = after === undefined ? sql`true` : sql`(last_at, id) > (${after.lastAt}, ${after.id}::uuid)`;
  const { rows } = await sql<SegmentRow>`
    select id, salt, root, predictions, outcomes, first_at, last_at from prediction_segments
    where ${behind} order by last_at, id limit ${limit}`.execute(db);
  return rows.map(({ first_at: firstAt, last_at: lastAt, ...row }) => ({ ...row, firstAt, lastAt }));
}

type SegmentRow = Omit<Segment, 'firstAt' | 'lastAt'> & { readonly first_at: Date; readonly last_at: Date };

/** Log rows that belong to no segment, or lie outside their segment's time range. */
export async function strays(
  db: Kysely<unknown>,
  limit: number,
): Promise<readonly { readonly table: string; readonly id: string; readonly day: string }[]> {
  const { rows } = await sql<{ table: string; id: string; day: string }>`
    select 'predictions' as table, p.id, p.day::text as day from predictions p
    left join prediction_segments s on s.id = p.segment_id
    where s.id is null or p.at not between s.first_at and s.last_at or p.day <> (p.at at time zone 'UTC')::date
    union all
    select 'prediction_outcomes', o.id, o.day::text from prediction_outcomes o
    left join prediction_segments s on s.id = o.segment_id
    where s.id is null
      or o.day not between (s.first_at at time zone 'UTC')::date and (s.last_at at time zone 'UTC')::date
    limit ${limit}`.execute(db);
  return rows;
}

/** The first day whose partition still exists; undefined if there is none. */
export async function firstDayKept(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(to_date(right(c.relname, 8), 'YYYYMMDD'))::text as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'predictions'::regclass and c.relname ~ '_[0-9]{8}$'`.execute(db);
  return rows[0]?.day ?? undefined;
}
