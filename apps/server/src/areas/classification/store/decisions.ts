import type { DataClass } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export const decisionStates = ['asked', 'approved', 'declined'] as const;

/** A requested or completed decision that assets have a class, and why. */
export type Decision = {
  readonly id: string;
  readonly assets: readonly string[];
  readonly dataClass: DataClass;
  readonly reason: string;
  readonly state: (typeof decisionStates)[number];
  readonly approval: string | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
};

type DecisionRow = Row<
  'data_decisions',
  { data_class: DataClass; state: Decision['state']; requested_by: PrincipalId }
>;

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Decision[]> => {
  const { rows } = await sql<DecisionRow>`
    select ${columnsOf('data_decisions')} from data_decisions ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    assets: JSON.parse(row.assets) as string[],
    dataClass: row.data_class,
    reason: row.reason,
    state: row.state,
    approval: row.approval_id ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
  }));
};

export async function insertDecision(db: Kysely<unknown>, decision: Decision, entry: EntryId): Promise<void> {
  await sql`
    insert into data_decisions (id, assets, data_class, reason, state, approval_id, requested_by, requested_at, last_entry)
    values (${decision.id}, ${JSON.stringify(decision.assets)}, ${decision.dataClass}, ${decision.reason},
      ${decision.state}, ${decision.approval ?? null}, ${decision.requestedBy}, ${decision.requestedAt}, ${entry})`.execute(
    db,
  );
}

/** Sets the request that decides it, which is made later in the same transaction. */
export const setDecisionApproval = async (db: Kysely<unknown>, id: string, approval: string): Promise<void> =>
  void (await sql`update data_decisions set approval_id = ${approval} where id = ${id}`.execute(db));

export const setDecisionState = async (
  db: Kysely<unknown>,
  id: string,
  state: Decision['state'],
  entry: EntryId,
): Promise<void> =>
  void (await sql`update data_decisions set state = ${state}, last_entry = ${entry} where id = ${id}`.execute(db));

export const lockDecision = async (db: Kysely<unknown>, id: string): Promise<Decision | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const decisionsById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Decision[]> =>
  select(db, sql`where id = any(${ids}::uuid[])`);

/** Newest first, after `after`. */
export const listDecisions = async (
  db: Kysely<unknown>,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<readonly Decision[]> =>
  select(
    db,
    sql`where ${after === undefined ? sql`true` : sql`(requested_at, id) < (${after.at}, ${after.id}::uuid)`}
      order by requested_at desc, id desc limit ${limit}`,
  );
