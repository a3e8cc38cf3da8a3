import { sql, type Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Alert } from '../domain/alert.ts';
import { alertFrom } from './alert-rows.ts';
import type { AlertRow } from './tables.ts';

/** Those of these alerts, by id, that are organisation-wide or belong to one of these teams. */
export async function readNamed(
  db: Kysely<unknown>,
  ids: readonly string[],
  teams: 'all' | readonly TeamId[],
): Promise<readonly Alert[]> {
  const mine = teams === 'all' ? sql`true` : sql`(visibility = 'organisation' or team_id = any(${teams}::uuid[]))`;
  const { rows } =
    await sql<AlertRow>`select * from alerts where id = any(${ids}::uuid[]) and ${mine} order by id`.execute(db);
  return rows.map(alertFrom);
}
