import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type IncidentId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { ActionItem, ActionState } from '../domain/action-item.ts';

type ActionItemRow = Row<
  'action_items',
  {
    incident_id: IncidentId;
    state: ActionState;
    severity: Severity | null;
    proposed_by: PrincipalId;
    last_entry: EntryId;
  }
>;

/** Locks an item until the transaction ends. */
export async function lockAction(db: Kysely<unknown>, id: string): Promise<ActionItem | undefined> {
  const { rows } = await sql<ActionItemRow>`select * from action_items where id = ${id} for no key update`.execute(db);
  return rows[0] && actionFrom(rows[0]);
}

export async function actionsById(db: Kysely<unknown>, ids: readonly string[]): Promise<readonly ActionItem[]> {
  const { rows } = await sql<ActionItemRow>`select * from action_items where id = any(${ids}::uuid[])`.execute(db);
  return rows.map(actionFrom);
}

export async function actionsOf(db: Kysely<unknown>, incident: IncidentId): Promise<readonly ActionItem[]> {
  const { rows } = await sql<ActionItemRow>`
    select * from action_items where incident_id = ${incident} order by proposed_at, id limit 500`.execute(db);
  return rows.map(actionFrom);
}

/** A person's accepted items that are not done, soonest due first. */
export async function acceptedBy(
  db: Kysely<unknown>,
  owner: PrincipalId,
  limit: number,
): Promise<readonly ActionItem[]> {
  const { rows } = await sql<ActionItemRow>`
    select * from action_items where owner_id = ${owner} and state = 'accepted' order by due_on, id limit ${limit}`.execute(
    db,
  );
  return rows.map(actionFrom);
}

/** Newest first, starting after `after`, filtered by a condition on the incident's id. */
export async function listActions(
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly state: ActionState | undefined;
    readonly owner: PrincipalId | undefined;
    /** Only accepted items due before this date. */
    readonly dueBefore: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly ActionItem[]> {
  const { state = null, owner = null, dueBefore = null, after } = asked;
  const behind = after === undefined ? sql`true` : sql`(a.proposed_at, a.id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<ActionItemRow>`
    select a.* from action_items a
    where ${asked.scope} and ${behind} and (${state}::text is null or a.state = ${state})
      and (${owner}::uuid is null or a.owner_id = ${owner})
      and (${dueBefore}::text is null or (a.state = 'accepted' and a.due_on < ${dueBefore}))
    order by a.proposed_at desc, a.id desc limit ${asked.limit}`.execute(db);
  return rows.map(actionFrom);
}

/** Upserts an item. */
export async function writeAction(db: Kysely<unknown>, item: ActionItem): Promise<void> {
  const { commitment } = item;
  await sql`
    insert into action_items (id, incident_id, state, title, owner_id, due_on, severity, ticket, reason, proposed_by,
      proposed_at, accepted_at, settled_at, escalated_at, version, last_instant, last_entry)
    values (${item.id}, ${item.incidentId}, ${item.state}, ${item.title}, ${commitment?.owner ?? null},
      ${commitment?.dueOn ?? null}, ${commitment?.severity ?? null}, ${commitment?.ticket ?? item.ticket ?? null}, ${item.reason ?? null},
      ${item.proposedBy}, ${item.proposedAt}, ${item.acceptedAt ?? null}, ${item.settledAt ?? null},
      ${item.escalatedAt ?? null}, ${item.version}, ${item.lastInstant}, ${item.lastEntry})
    on conflict (id) do update set state = excluded.state, title = excluded.title, owner_id = excluded.owner_id,
      due_on = excluded.due_on, severity = excluded.severity, ticket = excluded.ticket, reason = excluded.reason,
      accepted_at = excluded.accepted_at, settled_at = excluded.settled_at, escalated_at = excluded.escalated_at,
      version = excluded.version, last_instant = excluded.last_instant, last_entry = excluded.last_entry`.execute(db);
}

function actionFrom(row: ActionItemRow): ActionItem {
  const { owner_id: owner, due_on: dueOn, severity, ticket } = row;
  return {
    id: row.id,
    incidentId: row.incident_id,
    state: row.state,
    title: ownWords(row.title),
    commitment:
      owner === null || dueOn === null || severity === null || ticket === null
        ? undefined
        : { owner: asId<'principal'>(owner), dueOn, severity, ticket },
    ticket: ticket ?? undefined,
    reason: row.reason === null ? undefined : ownWords(row.reason),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    acceptedAt: row.accepted_at ?? undefined,
    settledAt: row.settled_at ?? undefined,
    escalatedAt: row.escalated_at ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  };
}
