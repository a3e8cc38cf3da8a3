import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { activePerson } from '../../identity/public.ts';
import { ownHandsAt } from '../store/schedules.ts';

/** Those on call who put themselves there, because nobody else could (R32). */
export async function unseparatedAmong(
  db: Kysely<unknown>,
  onCall: readonly PrincipalId[],
  now: Date,
): Promise<readonly PrincipalId[]> {
  const person = joinRow(activePerson, 'person', sql`place.principal_id`);
  const { rows } = await sql<object>`
    select ${person.columns} from on_call_places place ${person.join}
    where place.until_at is null and place.put_by = place.principal_id order by place.place`.execute(db);
  const hands = new Set([...rows.flatMap((row) => person.from(row) ?? []), ...(await ownHandsAt(db, now))]);
  return onCall.filter((id) => hands.has(id));
}
