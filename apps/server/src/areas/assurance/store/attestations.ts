import { sql, type Kysely } from 'kysely';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { activePerson } from '../../identity/public.ts';
import type { EntryId, PolicyVersion, PrincipalId } from '../../../kernel/ids.ts';

/** Records that somebody has read a version. @returns false if it is already on record */
export async function insertAttestation(
  db: Kysely<unknown>,
  {
    id,
    person,
    version,
    at,
    entry,
  }: {
    readonly id: string;
    readonly person: PrincipalId;
    readonly version: PolicyVersion;
    readonly at: Date;
    readonly entry: EntryId;
  },
): Promise<boolean> {
  const { rows } = await sql`insert into policy_attestations (id, person_id, policy, attested_at, last_entry)
    values (${id}, ${person}, ${version}, ${at}, ${entry}) on conflict (person_id, policy) do nothing returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** When each of them attested a version; those who have not are absent. */
export async function attestedBy(
  db: Kysely<unknown>,
  version: PolicyVersion,
  people: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, Date>> {
  const { rows } = await sql<{ person_id: PrincipalId; attested_at: Date }>`
    select person_id, attested_at from policy_attestations
    where policy = ${version} and person_id = any(${people}::uuid[])`.execute(db);
  return new Map(rows.map(({ person_id: person, attested_at: at }) => [person, at]));
}

/** How many current members had attested a version before an instant. */
export async function countAttested(db: Kysely<unknown>, version: PolicyVersion, before: Date): Promise<number> {
  const person = joinRow(activePerson, 'person', sql`a.person_id`);
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from policy_attestations a ${person.join}
    where a.policy = ${version} and a.attested_at < ${before} and ${sql.ref('person.id')} is not null`.execute(db);
  return rows[0]?.n ?? 0;
}
