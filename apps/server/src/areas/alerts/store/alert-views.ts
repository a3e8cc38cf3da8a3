import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** A saved view: a name and the filters of the alert list. */
export type AlertView = {
  readonly id: string;
  readonly name: Scrubbed;
  readonly filters: ViewFilters;
  readonly owner: PrincipalId;
  readonly isShared: boolean;
  readonly createdAt: Date;
  readonly lastEntry: EntryId;
};

type ViewFilters = {
  readonly state?: 'firing' | 'resolved';
  readonly q?: string;
  readonly service?: string;
  readonly unrouted?: boolean;
};

type AlertViewRow = Row<'alert_views', { name: Scrubbed; owner: PrincipalId; last_entry: EntryId }>;

const COLUMNS = columnsOf('alert_views');

/** Whether a view is visible to this reader: their own, or one shared with everybody. */
const isSeenBy = (reader: PrincipalId | undefined): RawBuilder<boolean> =>
  sql<boolean>`(is_shared or owner = ${reader ?? null}::uuid)`;

export const isViewOf = (id: RawBuilder<string>, reader: PrincipalId | undefined): RawBuilder<boolean> =>
  sql<boolean>`exists (select from alert_views v where v.id::text = ${id}::text
    and (v.is_shared or v.owner = ${reader ?? null}::uuid))`;

export async function insertView(db: Kysely<unknown>, view: AlertView): Promise<void> {
  await sql`insert into alert_views (id, name, filters, owner, is_shared, created_at, version, last_instant, last_entry)
    values (${view.id}, ${view.name}, ${JSON.stringify(view.filters)}, ${view.owner}, ${view.isShared}, ${view.createdAt}, 1,
      ${view.createdAt}, ${view.lastEntry})`.execute(db);
}

/** A view that this reader may see, locked until the end of the transaction. */
export async function lockView(
  db: Kysely<unknown>,
  id: string,
  reader: PrincipalId | undefined,
): Promise<AlertView | undefined> {
  const { rows } =
    await sql<AlertViewRow>`select ${COLUMNS} from alert_views where id = ${id} and ${isSeenBy(reader)} for update`.execute(
      db,
    );
  return rows.map(viewFrom)[0];
}

export async function deleteView(db: Kysely<unknown>, id: string): Promise<void> {
  await sql`delete from alert_views where id = ${id}`.execute(db);
}

/** Newest first, from before `before`. */
export async function listViews(
  db: Kysely<unknown>,
  reader: PrincipalId | undefined,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly AlertView[]> {
  const { before = null, limit } = page;
  const { rows } = await sql<AlertViewRow>`select ${COLUMNS} from alert_views
    where ${isSeenBy(reader)} and (${before}::uuid is null or id < ${before}::uuid) order by id desc limit ${limit}`.execute(
    db,
  );
  return rows.map(viewFrom);
}

const viewFrom = (row: AlertViewRow): AlertView => ({
  id: row.id,
  name: row.name,
  filters: JSON.parse(row.filters) as ViewFilters,
  owner: row.owner,
  isShared: row.is_shared,
  createdAt: row.created_at,
  lastEntry: row.last_entry,
});
