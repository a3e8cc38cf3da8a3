import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Source } from '../domain/library.ts';

export type VersionState = 'proposed' | 'in-force' | 'replaced' | 'refused';

/** A version written by the organisation. */
export type OwnVersion = {
  readonly id: string;
  readonly runbook: string;
  readonly version: string;
  readonly body: string;
  readonly diagram: string | undefined;
  readonly state: VersionState;
  readonly proposedBy: PrincipalId;
  readonly proposedAt: Date;
  readonly reviewId: string | undefined;
  readonly approvalId: string | undefined;
  readonly isReviewed: boolean;
  readonly isApproved: boolean;
  readonly settledAt: Date | undefined;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

type VersionRow = Row<'runbook_versions', { state: VersionState; proposed_by: PrincipalId; last_entry: EntryId }>;

/** @returns false if the version exists or another one is proposed */
export async function insertVersion(db: Kysely<unknown>, own: OwnVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into runbook_versions (id, runbook, version, body, diagram, state, proposed_by, proposed_at, last_instant, last_entry)
    values (${own.id}, ${own.runbook}, ${own.version}, ${own.body}, ${own.diagram ?? null}, ${own.state}, ${own.proposedBy},
      ${own.proposedAt}, ${own.lastInstant}, ${own.lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Sets the approval requests afterwards: their ids are known only once created, in the same transaction. */
export async function setApprovals(db: Kysely<unknown>, id: string, review: string, approval: string): Promise<void> {
  await sql`update runbook_versions set review_id = ${review}, approval_id = ${approval} where id = ${id}`.execute(db);
}

export async function updateVersion(db: Kysely<unknown>, own: OwnVersion): Promise<void> {
  await sql`update runbook_versions set state = ${own.state}, is_reviewed = ${own.isReviewed}, is_approved = ${own.isApproved},
    settled_at = ${own.settledAt ?? null}, last_instant = ${own.lastInstant}, last_entry = ${own.lastEntry}
    where id = ${own.id}`.execute(db);
}

/** Locks a version, and the one in force that it would replace, until the transaction ends. */
export async function lockVersion(
  db: Kysely<unknown>,
  id: string,
): Promise<{ readonly own: OwnVersion; readonly before: OwnVersion | undefined } | undefined> {
  const all = await select(
    db,
    sql`where runbook = (select runbook from runbook_versions where id = ${id}) and (id = ${id} or state = 'in-force')
      order by id for update`,
  );
  const own = all.find((each) => each.id === id);
  return own === undefined ? undefined : { own, before: all.find((each) => each.id !== id) };
}

export const versionsById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly OwnVersion[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** All versions of one runbook, newest first. */
export const versionsOf = async (db: Kysely<unknown>, runbook: string): Promise<readonly OwnVersion[]> =>
  select(db, sql`where runbook = ${runbook} order by proposed_at desc, id desc limit 200`);

/** The versions proposed and those in force. */
export const standingVersions = async (db: Kysely<unknown>): Promise<readonly OwnVersion[]> =>
  select(db, sql`where state in ('proposed', 'in-force') order by runbook`);

export const sourceOf = ({ runbook, version, body, diagram, settledAt }: OwnVersion, name?: string): Source => ({
  id: runbook,
  version,
  text: body,
  diagrams: new Map(diagram === undefined || name === undefined ? [] : [[name, diagram]]),
  from: 'organisation',
  inForceSince: settledAt,
});

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly OwnVersion[]> => {
  const { rows } = await sql<VersionRow>`
    select ${columnsOf('runbook_versions')} from runbook_versions ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    runbook: row.runbook,
    version: row.version,
    body: row.body,
    diagram: row.diagram ?? undefined,
    state: row.state,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    reviewId: row.review_id ?? undefined,
    approvalId: row.approval_id ?? undefined,
    isReviewed: row.is_reviewed,
    isApproved: row.is_approved,
    settledAt: row.settled_at ?? undefined,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  }));
};
