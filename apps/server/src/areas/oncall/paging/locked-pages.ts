import { sql, type Kysely } from 'kysely';
import { defineRead, readAlone, type Read } from '../../../platform/database/read.ts';
import type { Page } from '../domain/page.ts';
import { pageFrom } from '../store/pages.ts';
import type { OnCallTables } from '../store/tables.ts';

export async function lockPage(db: Kysely<unknown>, id: string): Promise<Page | undefined> {
  return (await readAlone(db, lockedPages([id]))).get(id);
}

/** In id order, so that transactions that lock several pages cannot deadlock. */
export const lockedPages = (ids: readonly string[]): Read<ReadonlyMap<string, Page>> =>
  defineRead(
    (db) => [
      db
        .$extendTables<OnCallTables>()
        .selectFrom('pages')
        .selectAll()
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
        .orderBy('id')
        .forUpdate(),
    ],
    (rows) => new Map(rows.map((row) => [row.id, pageFrom(row)])),
  );
