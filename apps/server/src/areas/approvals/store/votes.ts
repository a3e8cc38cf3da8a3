import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { Vote } from '../domain/approval.ts';
import type { VoteRow } from './tables.ts';

/** The votes on each request, in the order cast. */
export async function votesOn(
  db: Kysely<unknown>,
  approvals: readonly string[],
): Promise<ReadonlyMap<string, readonly Vote[]>> {
  const { rows } = await sql<VoteRow>`
    select id, approval_id, voter_id, right_of, verdict, reason, subject_hash, voted_at, last_entry
    from approval_votes where approval_id = any(${approvals}::uuid[]) order by voted_at, id`.execute(db);
  return new Map([...Map.groupBy(rows, (row) => row.approval_id)].map(([id, votes]) => [id, votes.map(voteFrom)]));
}

/** Replaces earlier votes by this person or with this right, cast on an outdated subject; the ledger keeps those. */
export async function insertVote(db: Kysely<unknown>, approval: string, vote: Vote, entry: EntryId): Promise<void> {
  await sql`delete from approval_votes
    where approval_id = ${approval} and (voter_id = ${vote.voter} or right_of = ${vote.rightOf})`.execute(db);
  await sql`
    insert into approval_votes (id, approval_id, voter_id, right_of, verdict, reason, subject_hash, voted_at, last_entry)
    values (${vote.id}, ${approval}, ${vote.voter}, ${vote.rightOf}, ${vote.verdict}, ${vote.reason ?? null},
      ${vote.subjectHash}, ${vote.at}, ${entry})`.execute(db);
}

const voteFrom = (row: VoteRow): Vote => ({
  id: row.id,
  voter: row.voter_id,
  rightOf: row.right_of,
  verdict: row.verdict,
  reason: row.reason ?? undefined,
  subjectHash: row.subject_hash,
  at: row.voted_at,
});
