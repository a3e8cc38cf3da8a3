import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { activePerson } from '../../identity/public.ts';

/** Those on call now by their own hand, members still: nobody else could have put them there (R32). */
export async function unseparatedPlaces(db: Kysely<unknown>): Promise<readonly PrincipalId[]> {
  const person = joinRow(activePerson, 'person', sql`place.principal_id`);
  const { rows } = await sql<object>`
    select ${person.columns} from on_call_places place ${person.join}
    where place.until_at is null and place.put_by = place.principal_id order by place.place`.execute(db);
  return rows.flatMap((row) => person.from(row) ?? []);
}
