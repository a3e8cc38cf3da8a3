import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Emergency } from '../domain/emergency.ts';

type EmergencyRow = Row<
  'break_glass',
  {
    incident_id: IncidentId;
    justification: Scrubbed;
    author_id: PrincipalId | null;
    requested_by: PrincipalId;
    approved_by: PrincipalId | null;
    declined_by: PrincipalId | null;
    retrospective: Scrubbed | null;
    retrospective_by: PrincipalId | null;
    last_entry: EntryId;
  }
>;

type Tables = { break_glass: EmergencyRow };
const tables = (db: Kysely<unknown>) => db.$extendTables<Tables>();

/** @returns false if there is an unfinished one for the same commit and incident */
export async function insertEmergency(db: Kysely<unknown>, emergency: Emergency): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('break_glass')
    .values(rowOf(emergency))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Updates it under the next version. @returns it as stored */
export async function saveEmergency(
  db: Kysely<unknown>,
  emergency: Emergency,
  at: Date,
  entry: EntryId,
): Promise<Emergency> {
  const next = { ...emergency, version: emergency.version + 1, lastInstant: at, lastEntry: entry };
  const { id, ...change } = rowOf(next);
  await tables(db).updateTable('break_glass').set(change).where('id', '=', id).execute();
  return next;
}

export const findEmergency = async (db: Kysely<unknown>, id: string): Promise<Emergency | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const emergenciesById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Emergency[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** Locks one until the transaction ends. Lock its incident first (`lockBehindIncident`). */
export const lockEmergency = async (db: Kysely<unknown>, id: string): Promise<Emergency | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

/** Grants for a commit that have not expired, used or not. */
export const grantedFor = async (db: Kysely<unknown>, commit: string, now: Date): Promise<readonly Emergency[]> =>
  select(
    db,
    sql`where commit_sha = ${commit.toLowerCase()} and expires_at > ${now} and lapsed_at is null order by approved_at, id`,
  );

/** Applied ones that a change with this digest may revert or re-apply. */
export const owedFor = async (db: Kysely<unknown>, does: string): Promise<readonly Emergency[]> =>
  select(
    db,
    sql`where applied_at is not null and reapplied_at is null and (patch = ${does} or inverse = ${does}) order by id`,
  );

/** Neither approved nor declined, under any incident. */
export const unanswered = async (db: Kysely<unknown>, limit: number): Promise<readonly Emergency[]> =>
  select(db, sql`where approved_at is null and declined_at is null order by requested_at, id limit ${limit}`);

/** Applied, and either not yet re-applied or without a retrospective. */
export const owed = async (db: Kysely<unknown>, limit: number): Promise<readonly Emergency[]> =>
  select(
    db,
    sql`where applied_at is not null and (reapplied_at is null or retrospective_at is null) order by applied_at, id limit ${limit}`,
  );

/** Newest first, after `after`. */
export const listEmergencies = async (
  db: Kysely<unknown>,
  asked: {
    readonly isSeen: RawBuilder<boolean>;
    readonly incident: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Emergency[]> =>
  select(
    db,
    sql`where ${asked.isSeen} and (${asked.incident ?? null}::text is null or incident_code = ${asked.incident ?? null})
      and ${asked.after === undefined ? sql`true` : sql`(requested_at, id) < (${asked.after.at}, ${asked.after.id})`}
      order by requested_at desc, id desc limit ${asked.limit}`,
  );

export const incidentColumn = sql<string>`break_glass.incident_id`;

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Emergency[]> {
  const [{ rows }] = await pipeline(db, [
    sql<EmergencyRow>`
    select ${columnsOf('break_glass')} from break_glass ${rest}`,
  ]);
  return rows.map(emergencyFrom);
}

const rowOf = (it: Emergency): EmergencyRow => ({
  id: it.id,
  incident_id: it.incident,
  incident_code: it.incidentCode,
  commit_sha: it.commit,
  repository: it.repository ?? null,
  justification: it.justification,
  author_id: it.author ?? null,
  requested_by: it.requestedBy,
  requested_at: it.requestedAt,
  approved_by: it.grant?.by ?? null,
  approved_at: it.grant?.at ?? null,
  is_self_approved: it.grant?.isSelfApproved ?? false,
  expires_at: it.grant?.expiresAt ?? null,
  declined_by: it.declined?.by ?? null,
  declined_at: it.declined?.at ?? null,
  lapsed_at: it.lapsedAt ?? null,
  applied_at: it.applied?.at ?? null,
  is_on_branch: it.applied?.isOnBranch ?? false,
  reapply_due_at: it.applied?.reapplyBy ?? null,
  patch: it.patch?.does ?? null,
  inverse: it.patch?.undoes ?? null,
  reverted_at: it.revertedAt ?? null,
  reapplied_at: it.reapplied?.at ?? null,
  reapplied_by: it.reapplied?.by ?? null,
  missed_at: it.missedAt ?? null,
  retrospective: it.retrospective?.text ?? null,
  retrospective_by: it.retrospective?.by ?? null,
  retrospective_at: it.retrospective?.at ?? null,
  command_ratified_at: it.commandRatifiedAt ?? null,
  governance_ratified_at: it.governanceRatifiedAt ?? null,
  version: it.version,
  last_instant: it.lastInstant,
  last_entry: it.lastEntry,
});

const emergencyFrom = (row: EmergencyRow): Emergency => ({
  id: row.id,
  incident: row.incident_id,
  incidentCode: row.incident_code,
  commit: row.commit_sha,
  repository: row.repository ?? undefined,
  justification: row.justification,
  author: row.author_id ?? undefined,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  grant:
    row.approved_by === null || row.approved_at === null || row.expires_at === null
      ? undefined
      : {
          by: row.approved_by,
          at: row.approved_at,
          isSelfApproved: row.is_self_approved,
          expiresAt: row.expires_at,
        },
  declined:
    row.declined_by === null || row.declined_at === null ? undefined : { by: row.declined_by, at: row.declined_at },
  lapsedAt: row.lapsed_at ?? undefined,
  applied:
    row.applied_at === null || row.reapply_due_at === null
      ? undefined
      : { at: row.applied_at, isOnBranch: row.is_on_branch, reapplyBy: row.reapply_due_at },
  patch: row.patch === null || row.inverse === null ? undefined : { does: row.patch, undoes: row.inverse },
  revertedAt: row.reverted_at ?? undefined,
  reapplied:
    row.reapplied_at === null || row.reapplied_by === null ? undefined : { at: row.reapplied_at, by: row.reapplied_by },
  missedAt: row.missed_at ?? undefined,
  retrospective:
    row.retrospective === null || row.retrospective_by === null || row.retrospective_at === null
      ? undefined
      : { text: row.retrospective, by: row.retrospective_by, at: row.retrospective_at },
  commandRatifiedAt: row.command_ratified_at ?? undefined,
  governanceRatifiedAt: row.governance_ratified_at ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
