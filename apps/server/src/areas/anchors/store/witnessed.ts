import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Contradiction } from '../domain/judge-head.ts';
import type { Witnessed, WitnessedId } from '../domain/witnessed.ts';

type WitnessedRow = Row<'witnessed_ledgers', { id: WitnessedId; problem: Contradiction | null }>;

const COLUMNS = columnsOf('witnessed_ledgers');

export async function insertWitnessed(
  db: Kysely<unknown>,
  { id, name, origin, keys, version, lastInstant }: Witnessed,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into witnessed_ledgers (id, name, origin, keys, size, version, last_instant, last_entry)
    values (${id}, ${name}, ${origin}, ${keys.join('\n')}, 0, ${version}, ${lastInstant}, ${entry})`.execute(db);
}

/** A ledger witnessed now; removed ones are history. */
export async function lockWitnessed(db: Kysely<unknown>, id: WitnessedId): Promise<Witnessed | undefined> {
  const { rows } = await sql<WitnessedRow>`
    select ${COLUMNS} from witnessed_ledgers where id = ${id} and removed_at is null for no key update`.execute(db);
  return rows.map(witnessedFrom)[0];
}

export async function witnessedByOrigin(
  db: Kysely<unknown>,
  origin: string,
  how: 'locked' | 'plain' = 'plain',
): Promise<Witnessed | undefined> {
  const { rows } = await sql<WitnessedRow>`
    select ${COLUMNS} from witnessed_ledgers where origin = ${origin} and removed_at is null
    ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(witnessedFrom)[0];
}

export async function readWitnessed(db: Kysely<unknown>): Promise<readonly Witnessed[]> {
  const { rows } = await sql<WitnessedRow>`
    select ${COLUMNS} from witnessed_ledgers where removed_at is null order by lower(name), id`.execute(db);
  return rows.map(witnessedFrom);
}

/** Which of the two is already taken. */
export async function takenBy(
  db: Kysely<unknown>,
  { name, origin }: Pick<Witnessed, 'name' | 'origin'>,
): Promise<'name' | 'origin' | undefined> {
  const { rows } = await sql<{ is_origin: boolean }>`
    select origin = ${origin} as is_origin from witnessed_ledgers
    where (origin = ${origin} or lower(name) = lower(${name})) and removed_at is null
    order by is_origin desc limit 1`.execute(db);
  const [first] = rows;
  return first === undefined ? undefined : first.is_origin ? 'origin' : 'name';
}

/** Stores a cosigned head. A head proven to extend the last one settles a contradiction by an older head. */
export async function keepHead(
  db: Kysely<unknown>,
  { id, contradiction }: Pick<Witnessed, 'id' | 'contradiction'>,
  head: { readonly size: number; readonly note: string; readonly at: Date },
): Promise<void> {
  const { size, note, at } = head;
  const isSettled = contradiction?.problem === 'older';
  await sql`update witnessed_ledgers set size = ${size}, checkpoint = ${note}, seen_at = ${at}
    ${isSettled ? sql`, problem = null, problem_checkpoint = null, problem_at = null` : sql``}
    where id = ${id}`.execute(db);
  await sql`insert into witnessed_heads (ledger_id, size, checkpoint, seen_at)
    values (${id}, ${size}, ${note}, ${at}) on conflict do nothing`.execute(db);
}

/** Whether a head of this size was cosigned with exactly this text. */
export async function isKnownHead(db: Kysely<unknown>, id: WitnessedId, size: number, text: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from witnessed_heads where ledger_id = ${id} and size = ${size} and starts_with(checkpoint, ${text})`.execute(
    db,
  );
  return rows.length > 0;
}

export async function keepContradiction(
  db: Kysely<unknown>,
  id: WitnessedId,
  { problem, note, at }: NonNullable<Witnessed['contradiction']>,
): Promise<void> {
  await sql`update witnessed_ledgers set problem = ${problem}, problem_checkpoint = ${note}, problem_at = ${at}
    where id = ${id}`.execute(db);
}

export async function settleRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Witnessed, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update witnessed_ledgers set problem = null, problem_checkpoint = null, problem_at = null,
    version = ${version + 1}, last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function pinKeyRow(
  db: Kysely<unknown>,
  { id, version, keys }: Pick<Witnessed, 'id' | 'version' | 'keys'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update witnessed_ledgers set keys = ${keys.join('\n')}, version = ${version + 1}, last_instant = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function removeWitnessedRow(
  db: Kysely<unknown>,
  { id, version }: Pick<Witnessed, 'id' | 'version'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update witnessed_ledgers set removed_at = ${at}, version = ${version + 1}, last_instant = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

export type SeenHead = {
  readonly ledger: string;
  readonly size: number;
  readonly checkpoint: string;
  readonly at: Date;
};

const MOST_HEADS = 200;

/** The newest cosigned heads. */
export async function seenHeads(db: Kysely<unknown>): Promise<readonly SeenHead[]> {
  const { rows } = await sql<{ name: string; size: string; checkpoint: string; seen_at: Date }>`
    select l.name, h.size, h.checkpoint, h.seen_at from witnessed_heads h join witnessed_ledgers l on l.id = h.ledger_id
    order by h.seen_at desc, h.ledger_id, h.size desc limit ${MOST_HEADS}`.execute(db);
  return rows.map(({ name: ledger, size, checkpoint, seen_at: at }) => ({
    ledger,
    size: Number(size),
    checkpoint,
    at,
  }));
}

export const namesOfWitnessed = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from witnessed_ledgers where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const witnessedFrom = (row: WitnessedRow): Witnessed => ({
  id: row.id,
  name: row.name,
  origin: row.origin,
  keys: row.keys.split('\n'),
  size: Number(row.size),
  checkpoint: row.checkpoint ?? undefined,
  seenAt: row.seen_at ?? undefined,
  contradiction:
    row.problem === null || row.problem_checkpoint === null || row.problem_at === null
      ? undefined
      : { problem: row.problem, note: row.problem_checkpoint, at: row.problem_at },
  version: row.version,
  lastInstant: row.last_instant,
});
