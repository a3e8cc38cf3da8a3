import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Notice, NoticeId } from '../domain/notice.ts';

type NoticeRow = Row<
  'regulator_notices',
  {
    id: NoticeId;
    incident_id: IncidentId;
    started_by: PrincipalId;
    filed_by: PrincipalId | null;
    filed: Scrubbed | null;
    last_entry: EntryId;
  }
>;

const SELECT = sql`select ${columnsOf('regulator_notices')} from regulator_notices`;

/** @returns false if the incident already has such a notice */
export async function insertNotice(db: Kysely<unknown>, notice: Notice): Promise<boolean> {
  const { id, incidentId, rule, awareAt, dueAt, startedBy, startedAt, version, lastInstant, lastEntry } = notice;
  const { rows } = await sql`
    insert into regulator_notices (id, incident_id, rule, aware_at, due_at, started_by, started_at, version, last_instant, last_entry)
    values (${id}, ${incidentId}, ${rule}, ${awareAt}, ${dueAt}, ${startedBy}, ${startedAt}, ${version}, ${lastInstant}, ${lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function saveNotice(db: Kysely<unknown>, notice: Notice): Promise<void> {
  await sql`update regulator_notices set missed_at = ${notice.missedAt ?? null}, filed_at = ${notice.filedAt ?? null},
      filed_by = ${notice.filedBy ?? null}, filed = ${notice.filed ?? null}, not_owed = ${notice.isNotOwed},
      version = ${notice.version}, last_instant = ${notice.lastInstant}, last_entry = ${notice.lastEntry}
    where id = ${notice.id}`.execute(db);
}

export const findNotice = async (db: Kysely<unknown>, id: string): Promise<Notice | undefined> =>
  (await notices(db, sql`where id = ${id}`))[0];

export const lockNotice = async (db: Kysely<unknown>, id: string): Promise<Notice | undefined> =>
  (await notices(db, sql`where id = ${id} for no key update`))[0];

/** Notices in scope, of one incident if given, latest due first, starting after `after`. */
export const listNotices = async (
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly incident: IncidentId | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Notice[]> =>
  notices(
    db,
    sql`where ${asked.scope} and (${asked.incident ?? null}::uuid is null or incident_id = ${asked.incident ?? null}::uuid)
      and ${asked.after === undefined ? sql`true` : sql`(due_at, id) < (${asked.after.at}, ${asked.after.id}::uuid)`}
      order by due_at desc, id desc limit ${asked.limit}`,
  );

/** Notices owed and not yet filed, soonest due first. */
export const noticesOwed = async (db: Kysely<unknown>, limit: number): Promise<readonly Notice[]> =>
  notices(db, sql`where filed_at is null and not not_owed order by due_at, id limit ${limit}`);

async function notices(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Notice[]> {
  const { rows } = await sql<NoticeRow>`${SELECT} ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    incidentId: row.incident_id,
    rule: row.rule,
    awareAt: row.aware_at,
    dueAt: row.due_at,
    startedBy: row.started_by,
    startedAt: row.started_at,
    missedAt: row.missed_at ?? undefined,
    filedAt: row.filed_at ?? undefined,
    filedBy: row.filed_by ?? undefined,
    filed: row.filed ?? undefined,
    isNotOwed: row.not_owed,
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  }));
}
