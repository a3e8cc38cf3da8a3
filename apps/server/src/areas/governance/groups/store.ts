import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { GroupRole, Proposal } from './group-changes.ts';

export type MappedGroup = GroupRole & {
  readonly id: string;
  readonly provider: string;
  readonly group: Scrubbed;
  readonly lastInstant: Date;
};

/** @returns false if the group already maps to it */
export async function insertGroupRole(db: Kysely<unknown>, mapped: MappedGroup, entry: EntryId): Promise<boolean> {
  const { id, provider, group, role, teamId, lastInstant } = mapped;
  const { rows } = await sql`
    insert into group_roles (id, provider_id, group_name, role, team_id, last_instant, last_entry)
    values (${id}, ${provider}, ${group}, ${role}, ${teamId ?? null}, ${lastInstant}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export const lockGroupRole = async (db: Kysely<unknown>, id: string): Promise<MappedGroup | undefined> =>
  (await groupRoles(db, sql`where id = ${id} for update`))[0];

export const groupRolesOf = async (db: Kysely<unknown>, provider: string): Promise<readonly MappedGroup[]> =>
  groupRoles(db, sql`where provider_id = ${provider} order by group_name, role, id`);

export const allGroupRoles = async (db: Kysely<unknown>): Promise<readonly MappedGroup[]> =>
  groupRoles(db, sql`order by group_name, role, id`);

export const deleteGroupRole = async (db: Kysely<unknown>, id: string): Promise<void> =>
  void (await sql`delete from group_roles where id = ${id}`.execute(db));

export type KeptProposal = Proposal & {
  readonly principal: PrincipalId;
  readonly provider: string;
  readonly proposedAt: Date;
  readonly lastInstant: Date;
};

export async function insertProposal(db: Kysely<unknown>, proposal: KeptProposal, entry: EntryId): Promise<void> {
  const { id, principal, provider, role, teamId, change, state, proposedAt, lastInstant } = proposal;
  await sql`
    insert into role_proposals (id, principal_id, provider_id, role, team_id, change, state, proposed_at, last_instant, last_entry)
    values (${id}, ${principal}, ${provider}, ${role}, ${teamId ?? null}, ${change}, ${state}, ${proposedAt}, ${lastInstant}, ${entry})`.execute(
    db,
  );
}

export const settleProposal = async (
  db: Kysely<unknown>,
  { id, state, by }: { readonly id: string; readonly state: Proposal['state']; readonly by: PrincipalId | undefined },
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> =>
  void (await sql`update role_proposals set state = ${state}, settled_at = ${at}, settled_by = ${by ?? null},
    last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db));

export const lockProposal = async (db: Kysely<unknown>, id: string): Promise<KeptProposal | undefined> =>
  (await proposals(db, sql`where id = ${id} for update`))[0];

/** One provider's proposals for a person, oldest first. */
export const lockProposalsFor = async (
  db: Kysely<unknown>,
  principal: PrincipalId,
  provider: string,
): Promise<readonly KeptProposal[]> =>
  proposals(
    db,
    sql`where principal_id = ${principal} and provider_id = ${provider} order by proposed_at, id for update`,
  );

/** Undecided proposals, oldest first, starting after `after`. */
export const openProposals = async (
  db: Kysely<unknown>,
  { after, limit }: { readonly after: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly KeptProposal[]> =>
  proposals(
    db,
    sql`where state = 'open' and ${after === undefined ? sql`true` : sql`(proposed_at, id) > (${after.at}, ${after.id}::uuid)`}
      order by proposed_at, id limit ${limit}`,
  );

type GroupRow = Row<'group_roles', { group_name: Scrubbed; team_id: TeamId | null }>;

async function groupRoles(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<MappedGroup[]> {
  const { rows } = await sql<GroupRow>`
    select ${columnsOf('group_roles')} from group_roles ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider_id,
    group: row.group_name,
    role: row.role,
    teamId: row.team_id ?? undefined,
    lastInstant: row.last_instant,
  }));
}

type ProposalRow = Row<
  'role_proposals',
  {
    principal_id: PrincipalId;
    team_id: TeamId | null;
    change: Proposal['change'];
    state: Proposal['state'];
  }
>;

async function proposals(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<KeptProposal[]> {
  const { rows } = await sql<ProposalRow>`
    select ${columnsOf('role_proposals')} from role_proposals ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    principal: row.principal_id,
    provider: row.provider_id,
    role: row.role,
    teamId: row.team_id ?? undefined,
    change: row.change,
    state: row.state,
    proposedAt: row.proposed_at,
    lastInstant: row.last_instant,
  }));
}
