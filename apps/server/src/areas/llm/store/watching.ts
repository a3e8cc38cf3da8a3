import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Outage = {
  readonly id: string;
  readonly provider: string;
  readonly beganAt: Date;
  readonly endedAt: Date | undefined;
  readonly incidentId: IncidentId | undefined;
};

type OutageRow = Row<'llm_outages', { incident_id: IncidentId | null }>;
const outageOf = (row: OutageRow): Outage => ({
  id: row.id,
  provider: row.provider,
  beganAt: row.began_at,
  endedAt: row.ended_at ?? undefined,
  incidentId: row.incident_id ?? undefined,
});

/** A provider's results by minute. `unanswered`: calls whose users got no answer because of it. */
export type ProviderMinute = {
  readonly provider: string;
  readonly minute: Date;
  readonly total: number;
  readonly bad: number;
  readonly unanswered: number;
};

export async function addMinuteCounts(
  db: Kysely<unknown>,
  counts: readonly ProviderMinute[],
): Promise<readonly ProviderMinute[]> {
  const sums: ProviderMinute[] = [];
  for (const { provider, minute, total, bad, unanswered } of counts) {
    const { rows } = await sql<ProviderMinute>`
      insert into llm_minutes (provider, minute, total, bad, unanswered) values (${provider}, ${minute}, ${total}, ${bad}, ${unanswered})
      on conflict (provider, minute) do update set total = llm_minutes.total + excluded.total,
        bad = llm_minutes.bad + excluded.bad, unanswered = llm_minutes.unanswered + excluded.unanswered
      returning provider, minute, total, bad, unanswered`.execute(db);
    sums.push(...rows);
  }
  return sums;
}

/** Total since a given time. */
export async function trafficSince(db: Kysely<unknown>, provider: string, since: Date) {
  const { rows } = await sql<{ total: number; bad: number; unanswered: number }>`
    select coalesce(sum(total), 0)::integer as total, coalesce(sum(bad), 0)::integer as bad,
      coalesce(sum(unanswered), 0)::integer as unanswered
    from llm_minutes where provider = ${provider} and minute > ${since}`.execute(db);
  return rows[0] ?? { total: 0, bad: 0, unanswered: 0 };
}

export const openOutage = async (db: Kysely<unknown>, provider: string): Promise<Outage | undefined> => {
  const { rows } = await sql<OutageRow>`select ${columnsOf('llm_outages')} from llm_outages
    where provider = ${provider} and ended_at is null for update`.execute(db);
  return rows[0] && outageOf(rows[0]);
};

/** @returns false if the outage is already open: another server was first */
export async function insertOutage(db: Kysely<unknown>, one: Outage, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`insert into llm_outages (id, provider, began_at, incident_id, version, last_entry)
    values (${one.id}, ${one.provider}, ${one.beganAt}, ${one.incidentId ?? null}, 1, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export const setOutage = async (
  db: Kysely<unknown>,
  { id }: Outage,
  to: { readonly endedAt?: Date; readonly incidentId?: IncidentId },
  entry: EntryId,
): Promise<void> =>
  void (await sql`update llm_outages set ended_at = coalesce(${to.endedAt ?? null}, ended_at),
    incident_id = coalesce(${to.incidentId ?? null}, incident_id), version = version + 1, last_entry = ${entry}
    where id = ${id}`.execute(db));

/** Outages that overlap a span. */
export async function outagesIn(db: Kysely<unknown>, from: Date, to: Date): Promise<readonly Outage[]> {
  const { rows } = await sql<OutageRow>`select ${columnsOf('llm_outages')} from llm_outages
    where began_at < ${to} and (ended_at is null or ended_at > ${from}) order by began_at, id`.execute(db);
  return rows.map(outageOf);
}

export async function providersOut(db: Kysely<unknown>): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ provider: string; began_at: Date }>`
    select provider, began_at from llm_outages where ended_at is null order by provider`.execute(db);
  return new Map(rows.map(({ provider, began_at }) => [provider, began_at]));
}

export type OpenSpike = { readonly id: string; readonly incidentId: IncidentId };

export async function openSpike(db: Kysely<unknown>, consumer: string): Promise<OpenSpike | undefined> {
  const { rows } = await sql<{ id: string; incident_id: string }>`select id, incident_id from llm_spikes
    where consumer_id = ${consumer} and ended_at is null for update`.execute(db);
  return rows[0] && { id: rows[0].id, incidentId: asId<'incident'>(rows[0].incident_id) };
}

export const insertSpike = async (
  db: Kysely<unknown>,
  one: { readonly id: string; readonly consumer: string; readonly at: Date; readonly incidentId: IncidentId },
  entry: EntryId,
): Promise<void> =>
  void (await sql`insert into llm_spikes (id, consumer_id, began_at, incident_id, last_entry)
    values (${one.id}, ${one.consumer}, ${one.at}, ${one.incidentId}, ${entry})`.execute(db));

export const endSpike = async (db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> =>
  void (await sql`update llm_spikes set ended_at = ${at}, last_entry = ${entry} where id = ${id}`.execute(db));

/** A difference between a provider's count and the gateway's, as shown: money in dollars. */
export type ToldDifference = {
  readonly day: string;
  readonly model: string;
  readonly providerRequests?: number;
  readonly gatewayRequests: number;
  readonly providerTokens?: number;
  readonly gatewayTokens: number;
  readonly providerCost?: string;
  readonly gatewayCost: string;
  /** Attempts without a response, which the provider may or may not have counted. */
  readonly unsure: number;
};

export type Reconciliation = {
  readonly id: string;
  readonly provider: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly at: Date;
  readonly differences: readonly ToldDifference[];
  readonly unseenRequests: number;
  readonly unseenCost: bigint;
};

export const insertReconciliation = async (db: Kysely<unknown>, one: Reconciliation, entry: EntryId): Promise<void> =>
  void (await sql`insert into llm_reconciliations (id, provider, from_day, to_day, at, differences, unseen_requests,
      unseen_cost, last_entry)
    values (${one.id}, ${one.provider}, ${one.fromDay}, ${one.toDay}, ${one.at}, ${JSON.stringify(one.differences)},
      ${one.unseenRequests}, ${String(one.unseenCost)}, ${entry})`.execute(db));

export type NewestReconciliation = Pick<Reconciliation, 'provider' | 'at' | 'unseenRequests' | 'differences'>;

/** The newest of each provider. */
export async function newestReconciliations(db: Kysely<unknown>): Promise<readonly NewestReconciliation[]> {
  const { rows } = await sql<Pick<Row<'llm_reconciliations'>, 'provider' | 'unseen_requests' | 'at' | 'differences'>>`
    select distinct on (provider) provider, unseen_requests, at, differences from llm_reconciliations
    order by provider, at desc, id desc`.execute(db);
  return rows.map(({ provider, unseen_requests, at, differences }) => ({
    provider,
    at,
    unseenRequests: unseen_requests,
    differences: JSON.parse(differences) as ToldDifference[],
  }));
}
