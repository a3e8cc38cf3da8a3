import { sql, type Kysely } from 'kysely';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { ComplianceTables } from './tables.ts';

/** What the ledger last saw of a clause, and how often it allowed and refused since the ledger began. */
type ClauseEvidence = {
  readonly lastSeq: number;
  readonly lastAction: string;
  readonly at: Date;
  readonly allowed: number;
  readonly refused: number;
};

type Shown = {
  readonly clause: ClauseId;
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly isAllowed: boolean;
};

/** Counts entries for their clauses. Those that were counted before change nothing. */
export async function countEvidence(db: Kysely<unknown>, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return;
  const column = <T>(pick: (one: Shown) => T): T[] => shown.map(pick);
  await sql`
    insert into clause_evidence as known (clause, last_seq, last_action, last_at, allowed, refused)
    select news.clause, max(news.seq), (array_agg(news.action order by news.seq desc))[1],
      (array_agg(news.at order by news.seq desc))[1],
      count(*) filter (where news.is_allowed), count(*) filter (where not news.is_allowed)
    from unnest(
      ${column(({ clause }) => clause)}::text[], ${column(({ seq }) => seq)}::bigint[],
      ${column(({ action }) => action)}::text[], ${column(({ at }) => at)}::timestamptz[],
      ${column(({ isAllowed }) => isAllowed)}::boolean[]) as news (clause, seq, action, at, is_allowed)
    left join clause_evidence counted on counted.clause = news.clause
    where counted.last_seq is null or counted.last_seq < news.seq
    group by news.clause order by news.clause
    on conflict (clause) do update set
      last_seq = excluded.last_seq, last_action = excluded.last_action, last_at = excluded.last_at,
      allowed = known.allowed + excluded.allowed, refused = known.refused + excluded.refused`.execute(db);
}

export async function readEvidence(db: Kysely<unknown>): Promise<ReadonlyMap<ClauseId, ClauseEvidence>> {
  const rows = await db
    .$extendTables<ComplianceTables>()
    .selectFrom('clause_evidence')
    .selectAll()
    .orderBy('clause')
    .execute();
  return new Map(
    rows.map((row) => [
      row.clause,
      {
        lastSeq: Number(row.last_seq),
        lastAction: row.last_action,
        at: row.last_at,
        allowed: Number(row.allowed),
        refused: Number(row.refused),
      },
    ]),
  );
}
