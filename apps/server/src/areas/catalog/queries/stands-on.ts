import { sql, type Kysely } from 'kysely';

/** Bounds cycles, as in `reachOf`. */
const steps = { most: 16 };

/** This service and everything it depends on, directly or not; only itself if the catalog does not know it. */
export async function standsOn(db: Kysely<unknown>, name: string): Promise<readonly string[]> {
  const called = name.toLowerCase();
  const { rows } = await sql<{ name: string }>`
    with recursive walked (id, steps) as (
      select id, 0 from services where name = ${called}
      union
      select d.on_id, w.steps + 1 from walked w join service_dependencies d on d.service_id = w.id where w.steps < ${steps.most}
    )
    select distinct s.name from walked w join services s on s.id = w.id`.execute(db);
  return [...new Set([called, ...rows.map((row) => row.name)])];
}
