import { sql, type Kysely } from 'kysely';

/** Every address with the name of its service. */
export async function addressNames(
  db: Kysely<unknown>,
): Promise<readonly (readonly [address: string, name: string])[]> {
  const { rows } = await sql<{ address: string; name: string }>`
    select a.address, s.name from service_addresses a join services s on s.id = a.service_id order by a.address`.execute(
    db,
  );
  return rows.map(({ address, name }) => [address, name]);
}

/** A text that changes with every change of the catalog: versions and instants only grow. */
export async function catalogState(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws('/', count(*), sum(version), max(last_instant)) as state from services`.execute(db);
  return rows[0]?.state ?? '';
}
