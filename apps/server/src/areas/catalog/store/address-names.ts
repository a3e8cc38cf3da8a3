import { sql, type Kysely } from 'kysely';

/** Whose each address is. */
export async function addressNames(
  db: Kysely<unknown>,
): Promise<readonly (readonly [address: string, name: string])[]> {
  const { rows } = await sql<{ address: string; name: string }>`
    select a.address, s.name from service_addresses a join services s on s.id = a.service_id order by a.address`.execute(
    db,
  );
  return rows.map(({ address, name }) => [address, name]);
}

/** Another text whenever anything in the catalog has changed: versions and instants only ever grow. */
export async function catalogState(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws('/', count(*), sum(version), max(last_instant)) as state from services`.execute(db);
  return rows[0]?.state ?? '';
}
