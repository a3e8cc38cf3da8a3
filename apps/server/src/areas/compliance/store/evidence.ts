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

/** Counts an entry for its clause. One that was counted before changes nothing. */
export async function countEvidence(db: Kysely<unknown>, { clause, seq, action, at, isAllowed }: Shown): Promise<void> {
  await sql`
    insert into clause_evidence as known (clause, last_seq, last_action, last_at, allowed, refused)
    values (${clause}, ${seq}, ${action}, ${at}, ${isAllowed ? 1 : 0}, ${isAllowed ? 0 : 1})
    on conflict (clause) do update set
      last_seq = excluded.last_seq, last_action = excluded.last_action, last_at = excluded.last_at,
      allowed = known.allowed + excluded.allowed, refused = known.refused + excluded.refused
    where known.last_seq < excluded.last_seq`.execute(db);
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
