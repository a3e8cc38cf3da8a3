import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { pagedPerson } from '../../identity/public.ts';
import type { Page } from '../domain/page.ts';
import { pageFrom } from '../store/pages.ts';
import type { OnCallTables } from '../store/tables.ts';

export async function pageById(db: Kysely<unknown>, id: string): Promise<Page | undefined> {
  const row = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && pageFrom(row);
}

/** An incident's newest pages, oldest first. */
export async function pagesOf(db: Kysely<unknown>, incident: IncidentId, limit: number): Promise<readonly Page[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('pages')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(pageFrom).toReversed();
}

/** Those of the pages that call somebody who is a member still, each with the zone in which they read times. */
export const pagesToMembers = (
  ids: readonly string[],
): Read<ReadonlyMap<string, { readonly zone: string | undefined }>> => {
  const person = joinRow(pagedPerson, 'person', sql`page.principal_id`);
  return defineRead(
    () => [
      sql<{ id: string }>`
        select page.id, ${person.columns} from pages page ${person.join} where page.id = any(${ids}::uuid[])`,
    ],
    (rows) =>
      new Map(
        rows.flatMap((row) => {
          const found = person.from(row);
          return found === undefined ? [] : [[row.id, { zone: found.zone }] as const];
        }),
      ),
  );
};
