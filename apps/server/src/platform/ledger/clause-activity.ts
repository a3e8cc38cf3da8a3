import { sql, type Kysely } from 'kysely';
import type { ClauseId } from '../../kernel/ids.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

export type ClauseActivity = {
  /** Entries that name the clause since the asked moment, and how many of them were refusals. */
  readonly entries: number;
  readonly refused: number;
  /** The newest entry of all that names it. */
  readonly latest: { readonly seq: number; readonly envelope: Envelope };
};

/** What the ledger has seen of these clauses. A clause that no entry names is absent. */
export async function clauseActivity(
  db: Kysely<unknown>,
  clauses: readonly ClauseId[],
  since: Date,
): Promise<ReadonlyMap<ClauseId, ClauseActivity>> {
  const { rows } = await sql<{ clause: ClauseId; entries: string; refused: string; seq: string; envelope: string }>`
    select c.clause, latest.seq, latest.envelope,
      (select count(*) from ledger_entries e where e.clause = c.clause and e.occurred_at >= ${since}) as entries,
      (select count(*) from ledger_entries e where e.clause = c.clause and e.occurred_at >= ${since} and not e.allowed) as refused
    from unnest(${clauses}::text[]) as c (clause)
    cross join lateral (
      select e.seq, e.envelope from ledger_entries e where e.clause = c.clause order by e.seq desc limit 1
    ) as latest`.execute(db);
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
