import type { DataClass } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Dpa, DpaState } from '../domain/provider.ts';

/** An agreement as stored. */
export type KeptDpa = Dpa & {
  readonly providerName: string;
  readonly reason: string;
  readonly approval: string | undefined;
  readonly requestedBy: PrincipalId;
  readonly requestedAt: Date;
  readonly version: number;
  readonly lastInstant: Date;
};

type DpaRow = Row<'llm_dpas', { data_class: DataClass; state: DpaState; requested_by: PrincipalId }> & {
  provider_name: string;
};

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly KeptDpa[]> => {
  const { rows } = await sql<DpaRow>`
    select ${columnsOf('llm_dpas', 'd')}, p.name as provider_name
    from llm_dpas d join llm_providers p on p.id = d.provider_id ${rest}`.execute(db);
  return rows.map((row) => ({
    id: asId<'dpa'>(row.id),
    providerId: asId<'llm-provider'>(row.provider_id),
    providerName: row.provider_name,
    dataClass: row.data_class,
    regions: JSON.parse(row.regions) as string[],
    retentionDays: row.retention_days,
    mayTrain: row.may_train,
    purposes: JSON.parse(row.purposes) as string[],
    reason: row.reason,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: row.state,
    approval: row.approval_id ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    version: row.version,
    lastInstant: row.last_instant,
  }));
};

export async function insertDpa(db: Kysely<unknown>, dpa: KeptDpa, entry: EntryId): Promise<void> {
  await sql`
    insert into llm_dpas (id, provider_id, data_class, regions, retention_days, may_train, purposes, reason, valid_from,
      valid_until, state, approval_id, requested_by, requested_at, version, last_instant, last_entry)
    values (${dpa.id}, ${dpa.providerId}, ${dpa.dataClass}, ${JSON.stringify(dpa.regions)}, ${dpa.retentionDays},
      ${dpa.mayTrain}, ${JSON.stringify(dpa.purposes)}, ${dpa.reason}, ${dpa.validFrom}, ${dpa.validUntil}, ${dpa.state},
      ${dpa.approval ?? null}, ${dpa.requestedBy}, ${dpa.requestedAt}, ${dpa.version}, ${dpa.lastInstant}, ${entry})`.execute(
    db,
  );
}

/** Sets the approval request: its id is only known once created, in the same transaction. */
export const setDpaApproval = async (db: Kysely<unknown>, id: Dpa['id'], approval: string): Promise<void> =>
  void (await sql`update llm_dpas set approval_id = ${approval} where id = ${id}`.execute(db));

export const setDpaState = async (
  db: Kysely<unknown>,
  id: Dpa['id'],
  state: DpaState,
  at: Date,
  entry: EntryId,
): Promise<void> =>
  void (await sql`update llm_dpas set state = ${state}, version = version + 1, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db));

/** Locks one until the transaction ends. */
export const lockDpa = async (db: Kysely<unknown>, id: string): Promise<KeptDpa | undefined> =>
  (await select(db, sql`where d.id = ${id} for update of d`))[0];

export const dpasById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly KeptDpa[]> =>
  select(db, sql`where d.id = any(${ids}::uuid[])`);

/** All that are pending or approved, expired or not. */
export const standingDpas = async (db: Kysely<unknown>): Promise<readonly KeptDpa[]> =>
  select(db, sql`where d.state in ('asked', 'approved') order by d.valid_until, d.id`);

/** Newest first, starting after `after`. */
export const listDpas = async (
  db: Kysely<unknown>,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<readonly KeptDpa[]> =>
  select(
    db,
    sql`where ${after === undefined ? sql`true` : sql`(d.requested_at, d.id) < (${after.at}, ${after.id}::uuid)`}
      order by d.requested_at desc, d.id desc limit ${limit}`,
  );
