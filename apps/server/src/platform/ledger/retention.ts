import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../kernel/ids.ts';
import type { Db } from '../database/db.ts';
import type { Tx } from '../database/db.ts';

export type Retention = {
  /** Entries from before this are removed. */
  readonly olderThan: Date;
  /** Those of incidents, and those in `keep`, are only removed if from before this. */
  readonly keptUntil: Date;
  readonly keep: readonly number[];
  /** Entries that live rows depend on stay, however old. */
  readonly restedOn: readonly number[];
  readonly at: Date;
  /** The entry that records the removal. */
  readonly entry: EntryId;
};

export type Pruned = {
  readonly first: number;
  readonly below: number;
  readonly removed: number;
  /** How many entries are left below the edge. */
  readonly kept: number;
  readonly isMoreDue: boolean;
};

/** Tiles of 256 entries per call: a transaction of a few seconds at most. */
const MOST_TILES = 400;
const TILE = 256;

/**
 * Removes what is past its retention, in whole sealed tiles (GOV 7.3, R19). Hashes stay, so that what is kept stays
 * provable and the rest of the ledger verifiable. Undefined if nothing was due. The caller records the removal.
 */
export async function pruneLedger(
  tx: Tx,
  { olderThan, keptUntil, keep, restedOn, at, entry }: Retention,
): Promise<Pruned | undefined> {
  const { rows } = await sql<{ first_seq: string; below: string; removed: string }>`
    select first_seq, below, removed
    from prune_ledger(${olderThan}, ${keptUntil}, ${keep}::bigint[], ${restedOn}::bigint[], ${MOST_TILES}, ${at}, ${entry})`.execute(
    tx,
  );
  if (rows[0] === undefined) return undefined;
  const [first, below] = [Number(rows[0].first_seq), Number(rows[0].below)];
  const kept = await countBelow(tx, below);
  return { first, below, removed: Number(rows[0].removed), kept, isMoreDue: below - first === MOST_TILES * TILE };
}

async function countBelow(tx: Tx, below: number): Promise<number> {
  const { rows } = await sql<{
    kept: string;
  }>`select count(*) as kept from ledger_entries where seq < ${below}`.execute(tx);
  return Number(rows[0]?.kept ?? 0);
}

/** The newest entry that records a removal: its number, or that it is not signed yet. */
export async function newestPruning(
  db: Kysely<unknown>,
): Promise<{ readonly seq: number; readonly text: string } | 'unsigned' | undefined> {
  const { rows } = await sql<{ seq: string | null; envelope: string }>`
    select null as seq, envelope from ledger_pending where envelope like '{"action":"ledger.pruned",%'
    union all
    (select seq, envelope from ledger_entries where action = 'ledger.pruned' order by seq desc limit 1)
    limit 1`.execute(db);
  const newest = rows[0];
  if (newest === undefined) return undefined;
  return newest.seq === null ? 'unsigned' : { seq: Number(newest.seq), text: newest.envelope };
}

/** Below this only entries with a longer retention are left. */
export async function prunedBelow(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ below: string | null }>`select max(below) as below from ledger_prunes`.execute(db);
  return Number(rows[0]?.below ?? 0);
}

const DAY_MS = 86_400_000;

/** Of the signed heads older than a day, keeps the last of each minute. @returns how many were deleted */
export async function thinCheckpoints(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ removed: string }>`
    select thin_checkpoints(${new Date(now.getTime() - DAY_MS)}) as removed`.execute(tx);
  return Number(rows[0]?.removed ?? 0);
}

/**
 * The owner sets the minimum age of an entry that any call may remove, because the application, which requests
 * removals, cannot. It is the least that any shipped policy demands.
 */
export async function setRetentionFloor(owner: Db, leastDays: number): Promise<void> {
  await sql`
    insert into ledger_retention (least_days) values (${leastDays})
    on conflict (only_one) do update set least_days = excluded.least_days
    where ledger_retention.least_days <> excluded.least_days`.execute(owner);
}
