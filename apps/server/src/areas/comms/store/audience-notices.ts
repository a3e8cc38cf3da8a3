import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Reaches } from '../domain/audience.ts';

/** A notice of one wording of an update to one member of a list. */
export type AudienceNotice = {
  readonly id: string;
  readonly update: string;
  readonly wording: number;
  readonly incident: IncidentId;
  readonly reaches: Reaches;
  readonly to: PrincipalId;
  readonly state: 'waiting' | 'handed-over' | 'failed';
  readonly reason: string | undefined;
  readonly toldAt: Date;
};

/** Skips those already notified. @returns the ids of those inserted */
export async function insertAudienceNotices(
  db: Kysely<unknown>,
  { update, wording, incident, reaches }: Pick<AudienceNotice, 'update' | 'wording' | 'incident' | 'reaches'>,
  people: readonly { readonly id: string; readonly to: PrincipalId }[],
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into audience_notices (id, update_id, wording, incident_id, reaches, principal_id, state, told_at, last_entry)
    select id, ${update}::uuid, ${wording}::integer, ${incident}::uuid, ${reaches}, person, 'waiting', ${at}, ${entry}::uuid
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ to }) => to)}::uuid[]) as n (id, person)
    on conflict do nothing returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function findAudienceNotice(
  db: Kysely<unknown>,
  id: string,
  how: 'plain' | 'locked' = 'plain',
): Promise<AudienceNotice | undefined> {
  const { rows } = await sql<AudienceNoticeRow>`select * from audience_notices where id = ${id}
    ${how === 'locked' ? sql`for update` : sql``}`.execute(db);
  return rows[0] && noticeFrom(rows[0]);
}

export const settleAudienceNotice = async (
  db: Kysely<unknown>,
  id: string,
  { state, reason }: { readonly state: 'handed-over' | 'failed'; readonly reason?: string | undefined },
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> =>
  void (await sql`update audience_notices set state = ${state}, reason = ${reason ?? null}, settled_at = ${at},
    last_entry = ${entry} where id = ${id}`.execute(db));

/** Those notified of an incident's updates, newest first. */
export async function noticesOf(
  db: Kysely<unknown>,
  incident: IncidentId,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly AudienceNotice[]> {
  const { rows } = await sql<AudienceNoticeRow>`select * from audience_notices where incident_id = ${incident}
    and ${before === undefined ? sql`true` : sql`id < ${before}`} order by id desc limit ${limit}`.execute(db);
  return rows.map(noticeFrom);
}

type AudienceNoticeRow = Row<
  'audience_notices',
  { incident_id: IncidentId; reaches: Reaches; principal_id: PrincipalId; state: AudienceNotice['state'] }
>;

const noticeFrom = (row: AudienceNoticeRow): AudienceNotice => ({
  id: row.id,
  update: row.update_id,
  wording: row.wording,
  incident: row.incident_id,
  reaches: row.reaches,
  to: row.principal_id,
  state: row.state,
  reason: row.reason ?? undefined,
  toldAt: row.told_at,
});
