import { sql, type Kysely } from 'kysely';
import type { Row } from '../../../platform/database/row.ts';
import type { SinkId } from '../domain/sink.ts';

type Reject = {
  readonly sink: string;
  readonly seq: number;
  readonly code: string;
  readonly reason: string;
  readonly at: Date;
};

const MOST_REJECTS = 200;

/** Rejected entries of all sinks, newest first. */
export async function readRejects(db: Kysely<unknown>): Promise<readonly Reject[]> {
  const { rows } = await sql<{ name: string; seq: string; code: string; reason: string; rejected_at: Date }>`
    select s.name, r.seq, r.code, r.reason, r.rejected_at from ledger_sink_rejects r join ledger_sinks s on s.id = r.sink_id
    where s.removed_at is null order by r.rejected_at desc, r.sink_id, r.seq desc limit ${MOST_REJECTS}`.execute(db);
  return rows.map(({ name: sink, seq, code, reason, rejected_at: at }) => ({
    sink,
    seq: Number(seq),
    code,
    reason,
    at,
  }));
}

export async function setAsideOf(db: Kysely<unknown>, id: SinkId): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ seq: string }>`select seq from ledger_sink_rejects where sink_id = ${id}`.execute(db);
  return new Set(rows.map(({ seq }) => Number(seq)));
}

export async function countRejects(db: Kysely<unknown>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sink_id: string; count: string }>`
    select sink_id, count(*) from ledger_sink_rejects group by sink_id`.execute(db);
  return new Map(rows.map(({ sink_id, count }) => [sink_id, Number(count)]));
}

export type Check = {
  readonly at: Date;
  readonly below: number;
  readonly held: number;
  readonly missing: number;
  readonly altered: number;
  readonly firstMissing: number | undefined;
  readonly firstAltered: number | undefined;
  readonly problem: string | undefined;
};

export async function insertCheck(
  db: Kysely<unknown>,
  id: SinkId,
  at: Date,
  found: Reconciled | { readonly below: number; readonly problem: string },
): Promise<void> {
  const read = 'problem' in found ? { held: 0, missing: 0, altered: 0 } : found;
  const places = 'problem' in found ? {} : { firstMissing: found.firstMissing, firstAltered: found.firstAltered };
  await sql`
    insert into ledger_sink_checks
      (sink_id, checked_at, below_seq, held, missing, first_missing, altered, first_altered, problem)
    values (${id}, ${at}, ${found.below}, ${read.held}, ${read.missing}, ${places.firstMissing ?? null}, ${read.altered},
      ${places.firstAltered ?? null}, ${'problem' in found ? found.problem : null})
    on conflict do nothing`.execute(db);
}

/** The newest reconciliation of each sink. */
export async function newestChecks(db: Kysely<unknown>): Promise<ReadonlyMap<string, Check>> {
  const { rows } = await sql<Row<'ledger_sink_checks'>>`
    select distinct on (sink_id) * from ledger_sink_checks order by sink_id, checked_at desc`.execute(db);
  return new Map(
    rows.map((row) => [
      row.sink_id,
      {
        at: row.checked_at,
        below: Number(row.below_seq),
        held: Number(row.held),
        missing: Number(row.missing),
        altered: Number(row.altered),
        firstMissing: row.first_missing === null ? undefined : Number(row.first_missing),
        firstAltered: row.first_altered === null ? undefined : Number(row.first_altered),
        problem: row.problem ?? undefined,
      },
    ]),
  );
}

/**
 * Reconciliation of the positions `[from, below)` with the tree: counts, and the first position of each kind of
 * difference.
 */
export type Reconciled = {
  readonly from: number;
  readonly below: number;
  readonly held: number;
  /** Duplicates, which at-least-once delivery allows. */
  readonly twice: number;
  /** Positions that are neither present nor rejected. */
  readonly missing: number;
  readonly firstMissing: number | undefined;
  /** Records that do not match the tree's entry at their position, or have no valid position. */
  readonly altered: number;
  readonly firstAltered: number | undefined;
};
