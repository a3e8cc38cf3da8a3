import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Postmortem, PostmortemRule, PostmortemState } from '../domain/postmortem.ts';

type PostmortemRow = Row<
  'postmortems',
  {
    incident_id: IncidentId;
    state: PostmortemState;
    rule: PostmortemRule;
    severity: Severity;
    facilitator_id: PrincipalId | null;
    scheduled_by: PrincipalId | null;
    last_entry: EntryId;
  }
>;

/** Locks the postmortem of an incident until the transaction ends. */
export async function lockPostmortem(db: Kysely<unknown>, incident: IncidentId): Promise<Postmortem | undefined> {
  const { rows } =
    await sql<PostmortemRow>`select * from postmortems where incident_id = ${incident} for no key update`.execute(db);
  return rows[0] && postmortemFrom(rows[0]);
}

export async function findPostmortem(db: Kysely<unknown>, incident: IncidentId): Promise<Postmortem | undefined> {
  const { rows } = await sql<PostmortemRow>`select * from postmortems where incident_id = ${incident}`.execute(db);
  return rows[0] && postmortemFrom(rows[0]);
}

/** Newest first, starting after `after`, filtered by a condition on the incident's id. */
export async function listPostmortems(
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly state: PostmortemState | 'open' | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Postmortem[]> {
  const state =
    asked.state === undefined
      ? sql`true`
      : asked.state === 'open'
        ? sql`p.state <> 'published'`
        : sql`p.state = ${asked.state}`;
  const after =
    asked.after === undefined
      ? sql`true`
      : sql`(p.owed_since, p.incident_id) < (${asked.after.at}, ${asked.after.id}::uuid)`;
  const { rows } = await sql<PostmortemRow>`
    select p.* from postmortems p where ${asked.scope} and ${state} and ${after}
    order by p.owed_since desc, p.incident_id desc limit ${asked.limit}`.execute(db);
  return rows.map(postmortemFrom);
}

/** Unpublished postmortems, soonest due first. */
export async function openPostmortems(db: Kysely<unknown>, limit: number): Promise<readonly Postmortem[]> {
  const { rows } = await sql<PostmortemRow>`
    select * from postmortems where state <> 'published' order by due_at nulls last, incident_id limit ${limit}`.execute(
    db,
  );
  return rows.map(postmortemFrom);
}

/** Upserts a postmortem. */
export async function writePostmortem(db: Kysely<unknown>, postmortem: Postmortem): Promise<void> {
  const { review } = postmortem;
  await sql`
    insert into postmortems (incident_id, code, state, rule, severity, clause, owed_since, due_at, missed_at, begun_at,
      published_at, review_at, facilitator_id, scheduled_at, scheduled_by, version, last_instant, last_entry)
    values (${postmortem.incidentId}, ${postmortem.code}, ${postmortem.state}, ${postmortem.rule}, ${postmortem.severity},
      ${postmortem.clause}, ${postmortem.owedSince}, ${postmortem.dueAt ?? null}, ${postmortem.missedAt ?? null},
      ${postmortem.begunAt ?? null}, ${postmortem.publishedAt ?? null}, ${review?.at ?? null},
      ${review?.facilitator ?? null}, ${review?.scheduledAt ?? null}, ${review?.scheduledBy ?? null},
      ${postmortem.version}, ${postmortem.lastInstant}, ${postmortem.lastEntry})
    on conflict (incident_id) do update set state = excluded.state, rule = excluded.rule, severity = excluded.severity,
      clause = excluded.clause, owed_since = excluded.owed_since, due_at = excluded.due_at, missed_at = excluded.missed_at,
      begun_at = excluded.begun_at, published_at = excluded.published_at, review_at = excluded.review_at,
      facilitator_id = excluded.facilitator_id, scheduled_at = excluded.scheduled_at,
      scheduled_by = excluded.scheduled_by, version = excluded.version, last_instant = excluded.last_instant,
      last_entry = excluded.last_entry`.execute(db);
}

function postmortemFrom(row: PostmortemRow): Postmortem {
  return {
    incidentId: row.incident_id,
    code: row.code,
    state: row.state,
    rule: row.rule,
    severity: row.severity,
    clause: row.clause,
    owedSince: row.owed_since,
    dueAt: row.due_at ?? undefined,
    missedAt: row.missed_at ?? undefined,
    begunAt: row.begun_at ?? undefined,
    publishedAt: row.published_at ?? undefined,
    review:
      row.review_at === null || row.facilitator_id === null || row.scheduled_at === null
        ? undefined
        : {
            at: row.review_at,
            facilitator: row.facilitator_id,
            scheduledAt: row.scheduled_at,
            scheduledBy: row.scheduled_by ?? undefined,
          },
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  };
}
