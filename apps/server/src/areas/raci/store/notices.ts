import type { RoleId } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Notice = {
  readonly id: string;
  /** Undefined for a digest. */
  readonly act: string | undefined;
  readonly to: PrincipalId;
  readonly role: RoleId;
  readonly way: 'asked' | 'at-once' | 'digest';
  readonly until: Date | undefined;
  readonly acts: number;
  readonly state: 'waiting' | 'handed-over' | 'failed';
};

/** Adds notices, skipping what the same person was already told. @returns the ids added */
export async function insertNotices(
  db: Kysely<unknown>,
  notices: readonly Omit<Notice, 'state'>[],
  at: Date,
  entry: EntryId,
): Promise<readonly string[]> {
  if (notices.length === 0) return [];
  const of = <T>(pick: (notice: Omit<Notice, 'state'>) => T): T[] => notices.map(pick);
  const { rows } = await sql<{ id: string }>`
    insert into notices (id, act_id, principal_id, role, way, until_at, acts, state, told_at, last_entry)
    select id, act, person, role, way, until, acts, 'waiting', ${at}, ${entry}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ act }) => act ?? null)}::uuid[], ${of(({ to }) => to)}::uuid[],
      ${of(({ role }) => role)}::text[], ${of(({ way }) => way)}::text[], ${of(({ until }) => until ?? null)}::timestamptz[],
      ${of(({ acts }) => acts)}::integer[]) as n (id, act, person, role, way, until, acts)
    on conflict do nothing returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function noticesById(
  db: Kysely<unknown>,
  ids: readonly string[],
  how: 'plain' | 'locked' = 'plain',
): Promise<ReadonlyMap<string, Notice>> {
  const { rows } = await sql<Row<'notices', { principal_id: PrincipalId; way: Notice['way']; state: Notice['state'] }>>`
    select ${columnsOf('notices')} from notices where id = any(${ids}::uuid[])
    order by id ${how === 'locked' ? sql`for update` : sql``}`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        act: row.act_id ?? undefined,
        to: row.principal_id,
        role: row.role,
        way: row.way,
        until: row.until_at ?? undefined,
        acts: row.acts,
        state: row.state,
      },
    ]),
  );
}

export type Outcome = { readonly state: 'handed-over' | 'failed'; readonly reason?: string | undefined };

export async function settleNoticeRows(
  db: Kysely<unknown>,
  settled: readonly (Outcome & { readonly id: string; readonly entry: EntryId })[],
  at: Date,
): Promise<void> {
  const of = <T>(pick: (each: (typeof settled)[number]) => T): T[] => settled.map(pick);
  await sql`update notices set state = s.state, reason = s.reason, settled_at = ${at}, last_entry = s.entry
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ state }) => state)}::text[],
      ${of(({ reason }) => reason ?? null)}::text[], ${of(({ entry }) => entry)}::uuid[]) as s (id, state, reason, entry)
    where notices.id = s.id`.execute(db);
}

export type Delivery = { readonly handedOver: number; readonly failed: number; readonly waiting: number };

/** Per act, how many people were asked or told at once, by delivery outcome. */
export async function deliveriesOf(
  db: Kysely<unknown>,
  acts: readonly string[],
): Promise<ReadonlyMap<string, Delivery>> {
  const { rows } = await sql<{ act_id: string; handed: string; failed: string; waiting: string }>`
    select act_id, count(*) filter (where state = 'handed-over') as handed, count(*) filter (where state = 'failed') as failed,
      count(*) filter (where state = 'waiting') as waiting
    from notices where act_id = any(${acts}::uuid[]) group by act_id`.execute(db);
  return new Map(
    rows.map((row) => [
      row.act_id,
      { handedOver: Number(row.handed), failed: Number(row.failed), waiting: Number(row.waiting) },
    ]),
  );
}

/** Who was already asked or told about these acts, so that a digest does not repeat it. */
export async function toldAtOnce(
  db: Kysely<unknown>,
  acts: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ act_id: string; principal_id: string }>`
    select act_id, principal_id from notices where act_id = any(${acts}::uuid[])`.execute(db);
  const byAct = Map.groupBy(rows, ({ act_id: act }) => act);
  return new Map([...byAct].map(([act, each]) => [act, new Set(each.map(({ principal_id: id }) => id))]));
}
