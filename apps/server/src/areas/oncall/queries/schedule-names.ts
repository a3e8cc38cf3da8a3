import { sql, type Kysely } from 'kysely';
import { LIST_NAME, THE_LIST } from '../domain/the-list.ts';

/** Names of active schedules by id, including the on-call list. */
export async function scheduleNames(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from schedules where retired_at is null and id::text = any(${ids}::text[])`.execute(db);
  return new Map([[THE_LIST as string, LIST_NAME], ...rows.map(({ id, name }) => [id, name] as const)]);
}
