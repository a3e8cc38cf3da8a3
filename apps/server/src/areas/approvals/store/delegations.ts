import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Delegation } from '../domain/approval.ts';

/** The delegations in force at this moment, oldest first. */
export async function delegationsAt(
  db: Kysely<unknown>,
  at: Date,
): Promise<readonly (Delegation & { readonly until: Date })[]> {
  const { rows } = await sql<Row<'approval_delegations', { from_id: PrincipalId; to_id: PrincipalId }>>`
    select ${columnsOf('approval_delegations')} from approval_delegations
    where ended_at is null and from_at <= ${at} and until_at > ${at} order by from_at, id`.execute(db);
  return rows.map((row) => ({
    from: row.from_id,
    to: row.to_id,
    kinds: row.kinds ?? undefined,
    until: row.until_at,
  }));
}

/** Ends a principal's delegation, if one is in force. */
export async function endDelegation(
  db: Kysely<unknown>,
  from: PrincipalId,
  at: Date,
  entry: EntryId,
): Promise<boolean> {
  const { rows } = await sql<{ until_at: Date }>`
    update approval_delegations set ended_at = least(until_at, ${at}), last_entry = ${entry}
    where from_id = ${from} and ended_at is null returning until_at`.execute(db);
  return rows.some((row) => row.until_at > at);
}

export async function insertDelegation(
  db: Kysely<unknown>,
  delegation: Delegation & { readonly id: string; readonly at: Date; readonly until: Date; readonly entry: EntryId },
): Promise<void> {
  const { id, from, to, kinds, at, until, entry } = delegation;
  await sql`
    insert into approval_delegations (id, from_id, to_id, kinds, from_at, until_at, last_entry)
    values (${id}, ${from}, ${to}, ${kinds === undefined ? null : [...kinds]}, ${at}, ${until}, ${entry})`.execute(db);
}
