import { sql, type Kysely, type Transaction } from 'kysely';
import { dayOf } from '../../kernel/clock.ts';
import type { ClauseId } from '../../kernel/ids.ts';
import { readEnvelope, type Envelope } from './envelope.ts';
import type { SequencedEntry } from './reader.ts';

export type ClauseActivity = {
  /** Entries that name the clause since the given day, and how many of them were refusals. */
  readonly entries: number;
  readonly refused: number;
  /** The newest entry of all that names it. */
  readonly latest: { readonly seq: number; readonly envelope: Envelope };
};

/**
 * Counts entries by clause and UTC day, so that a clause's month costs the same in a large ledger as in a small one.
 * Entries already counted change nothing.
 */
export async function countClauseDays(tx: Transaction<unknown>, entries: readonly SequencedEntry[]): Promise<void> {
  const named = entries.flatMap(({ seq, envelope: { clause, time, decision } }) =>
    clause === undefined ? [] : [{ clause, seq, day: dayOf(new Date(time)), allowed: decision.allowed }],
  );
  if (named.length === 0) return;
  await sql`
    insert into clause_days as known (clause, day, last_seq, allowed, refused)
    select news.clause, news.day, max(news.seq),
      count(*) filter (where news.allowed), count(*) filter (where not news.allowed)
    from unnest(
      ${named.map(({ clause }) => clause)}::text[], ${named.map(({ seq }) => seq)}::bigint[],
      ${named.map(({ day }) => day)}::date[], ${named.map(({ allowed }) => allowed)}::boolean[]
    ) as news (clause, seq, day, allowed)
    left join clause_days counted on counted.clause = news.clause and counted.day = news.day
    where counted.last_seq is null or counted.last_seq < news.seq
    group by news.clause, news.day order by news.clause, news.day
    on conflict (clause, day) do update set
      last_seq = excluded.last_seq,
      allowed = known.allowed + excluded.allowed, refused = known.refused + excluded.refused`.execute(tx);
}

/** The ledger's activity for these clauses. A clause that no kept entry names is absent. */
export async function clauseActivity(
  db: Kysely<unknown>,
  clauses: readonly ClauseId[],
  since: Date,
): Promise<ReadonlyMap<ClauseId, ClauseActivity>> {
  const { rows } = await sql<{ clause: ClauseId; entries: string; refused: string; seq: string; envelope: string }>`
    select seen.clause, seen.entries, seen.refused, e.seq, e.envelope
    from (
      select d.clause, max(d.last_seq) as last_seq,
        coalesce(sum(d.allowed + d.refused) filter (where d.day >= ${dayOf(since)}::date), 0) as entries,
        coalesce(sum(d.refused) filter (where d.day >= ${dayOf(since)}::date), 0) as refused
      from clause_days d where d.clause = any(${clauses}::text[]) group by d.clause
    ) as seen
    join ledger_entries e on e.seq = seen.last_seq`.execute(db);
  return new Map(
    rows.map((row) => [
      row.clause,
      {
        entries: Number(row.entries),
        refused: Number(row.refused),
        latest: { seq: Number(row.seq), envelope: readEnvelope(row.envelope) },
      },
    ]),
  );
}

/** The newest entry that shows each clause at work: retention keeps it as long as records (GOV 7.3, R19). */
export async function newestOfClauses(db: Kysely<unknown>): Promise<readonly number[]> {
  const { rows } = await sql<{ seq: string }>`
    select max(last_seq) as seq from clause_days group by clause order by clause`.execute(db);
  return rows.map(({ seq }) => Number(seq));
}
