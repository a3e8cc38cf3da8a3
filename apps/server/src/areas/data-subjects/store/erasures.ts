import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type ErasureState = 'waiting' | 'erased' | 'rewritten' | 'gone';

export type Erasure = {
  readonly id: string;
  /** Undefined for somebody outside the organisation. */
  readonly member: PrincipalId | undefined;
  readonly askedBy: PrincipalId | undefined;
  readonly askedAt: Date;
  /** Nothing is destroyed before then. */
  readonly destroyFrom: Date;
  readonly state: ErasureState;
  readonly walPlace: string | undefined;
  readonly goneAt: Date | undefined;
  readonly problem: string | undefined;
  readonly lastInstant: Date;
};

export type ErasureItem = {
  readonly place: string;
  readonly ref: string;
  readonly state: 'waiting' | 'held' | 'erased';
  readonly holdReason: string | undefined;
  readonly heldBy: PrincipalId | undefined;
  readonly erasedAt: Date | undefined;
};

type ErasureRow = Row<'erasures', { member_id: PrincipalId | null; asked_by: PrincipalId | null; state: ErasureState }>;

const COLUMNS = columnsOf('erasures');

export async function insertErasure(
  db: Kysely<unknown>,
  erasure: Pick<Erasure, 'id' | 'member' | 'askedBy' | 'askedAt' | 'destroyFrom'>,
  entry: EntryId,
): Promise<void> {
  const { id, member = null, askedBy = null, askedAt, destroyFrom } = erasure;
  await sql`insert into erasures (id, member_id, asked_by, asked_at, destroy_from, state, last_instant, last_entry)
    values (${id}, ${member}, ${askedBy}, ${askedAt}, ${destroyFrom}, 'waiting', ${askedAt}, ${entry})`.execute(db);
}

export async function readErasure(
  db: Kysely<unknown>,
  id: string,
  how: 'locked' | 'plain' = 'plain',
): Promise<Erasure | undefined> {
  const { rows } = await sql<ErasureRow>`select ${COLUMNS} from erasures where id = ${id}
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(erasureFrom)[0];
}

/** Newest first, after `after`. */
export async function listErasures(
  db: Kysely<unknown>,
  after: { readonly askedAt: string; readonly id: string } | undefined,
  limit: number,
): Promise<readonly Erasure[]> {
  const { rows } = await sql<ErasureRow>`select ${COLUMNS} from erasures
    where ${after === undefined ? sql`true` : sql`(asked_at, id) < (${after.askedAt}::timestamptz, ${after.id}::uuid)`}
    order by asked_at desc, id desc limit ${limit}`.execute(db);
  return rows.map(erasureFrom);
}

/** Moves to another state; `walPlace` is set from `rewritten` on, and cleared by going back. */
export async function stepErasure(
  db: Kysely<unknown>,
  { id, state, walPlace, at }: { id: string; state: ErasureState; walPlace?: string | undefined; at: Date },
  entry: EntryId,
): Promise<void> {
  await sql`update erasures set state = ${state}, wal_place = ${walPlace ?? null}, problem = null, last_instant = ${at},
    erased_at = case when ${state} = 'erased' then ${at}::timestamptz else erased_at end,
    rewritten_at = case when ${state} = 'rewritten' then ${at}::timestamptz else rewritten_at end,
    gone_at = case when ${state} = 'gone' then ${at}::timestamptz end, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export async function keepErasureProblem(db: Kysely<unknown>, id: string, problem: string | undefined): Promise<void> {
  await sql`update erasures set problem = ${problem ?? null} where id = ${id}`.execute(db);
}

const erasureFrom = (row: ErasureRow): Erasure => ({
  id: row.id,
  member: row.member_id ?? undefined,
  askedBy: row.asked_by ?? undefined,
  askedAt: row.asked_at,
  destroyFrom: row.destroy_from,
  state: row.state,
  walPlace: row.wal_place ?? undefined,
  goneAt: row.gone_at ?? undefined,
  problem: row.problem ?? undefined,
  lastInstant: row.last_instant,
});
