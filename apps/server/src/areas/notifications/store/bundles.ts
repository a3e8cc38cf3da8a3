import type { Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import type { ChannelId } from '../domain/channel.ts';
import type { RingRow } from './tables.ts';

/** A personal channel about to be rung. */
export type Ring = {
  readonly person: PrincipalId;
  readonly channel: ChannelId;
  readonly severity: Severity;
  readonly incident: IncidentId;
};

/** When a channel last rang and for what, and when what is held back will be sent. */
export type LastRing = Ring & { readonly at: Date; readonly dueAt: Date | undefined };

/**
 * Locks each person's channel and decides whether it rings now: it does if it has been quiet since `quietSince`, for
 * something more severe, or for the same incident as last time; else its row stays. One row per person and channel, in
 * sorted order.
 */
export async function ring(
  tx: Kysely<unknown>,
  rings: readonly Ring[],
  at: { readonly now: Date; readonly quietSince: Date },
): Promise<readonly LastRing[]> {
  const column = <T>(pick: (each: Ring) => T): T[] => rings.map(pick);
  const rang = sql`(r.rung_at <= ${at.quietSince} or excluded.severity < r.severity or excluded.incident_id = r.incident_id)`;
  const { rows } = await sql<RingRow>`
    insert into page_rings as r (principal_id, channel, rung_at, severity, incident_id)
    select principal_id, channel, ${at.now}::timestamptz, severity, incident_id
    from unnest(${column(({ person }) => person)}::uuid[], ${column(({ channel }) => channel)}::text[],
      ${column(({ severity }) => severity)}::text[], ${column(({ incident }) => incident)}::uuid[])
      as c (principal_id, channel, severity, incident_id)
    order by principal_id, channel
    on conflict (principal_id, channel) do update set
      rung_at = case when ${rang} then excluded.rung_at else r.rung_at end,
      severity = case when ${rang} then excluded.severity else r.severity end,
      incident_id = case when ${rang} then excluded.incident_id else r.incident_id end
    returning *`.execute(tx);
  return rows.map(ringFrom);
}

export async function lockRing(
  tx: Kysely<unknown>,
  { person, channel }: Pick<Ring, 'person' | 'channel'>,
): Promise<LastRing | undefined> {
  const { rows } = await sql<RingRow>`
    select * from page_rings where principal_id = ${person} and channel = ${channel} for update`.execute(tx);
  return rows[0] && ringFrom(rows[0]);
}

export async function setBundleDue(
  tx: Kysely<unknown>,
  { person, channel }: Pick<Ring, 'person' | 'channel'>,
  set: { readonly dueAt: Date | undefined; readonly rungAt?: Date },
): Promise<void> {
  await sql`
    update page_rings set due_at = ${set.dueAt ?? null}, rung_at = coalesce(${set.rungAt ?? null}, rung_at)
    where principal_id = ${person} and channel = ${channel}`.execute(tx);
}

export type Held = { readonly page: string; readonly channel: ChannelId; readonly person: PrincipalId };

export async function holdBack(tx: Kysely<unknown>, held: readonly Held[], now: Date): Promise<void> {
  if (held.length === 0) return;
  const insert = sql`
    insert into page_held (page_id, channel, principal_id, held_at)
    select page_id, channel, principal_id, ${now}::timestamptz
    from unnest(${held.map(({ page }) => page)}::uuid[], ${held.map(({ channel }) => channel)}::text[],
      ${held.map(({ person }) => person)}::uuid[]) as c (page_id, channel, principal_id)
    on conflict do nothing`;
  await deferWrites(tx, [insert]);
}

/** The channels on which these pages are held back, by page. */
export const heldOf = (pages: readonly string[]): Read<ReadonlyMap<string, readonly ChannelId[]>> =>
  defineRead(
    () => [
      sql<{ page_id: string; channel: string }>`
        select page_id, channel from page_held where page_id = any(${pages}::uuid[])`,
    ],
    (rows) =>
      new Map(
        [...Map.groupBy(rows, (row) => row.page_id)].map(([page, each]) => [
          page,
          each.map(({ channel }) => channel as ChannelId),
        ]),
      ),
  );

/** Pages held back for a person and channel, with their incidents, oldest first. */
export async function heldFor(
  db: Kysely<unknown>,
  { person, channel }: Pick<Ring, 'person' | 'channel'>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ page_id: string }>`
    select page_id from page_held where principal_id = ${person} and channel = ${channel}
    order by held_at, page_id`.execute(db);
  return rows.map((row) => row.page_id);
}

export async function letGo(
  tx: Kysely<unknown>,
  { channel, pages }: { readonly channel: ChannelId; readonly pages: readonly string[] },
): Promise<void> {
  await sql`delete from page_held where channel = ${channel} and page_id = any(${pages}::uuid[])`.execute(tx);
}

/** Records which other pages a message carries. */
export async function carry(tx: Kysely<unknown>, lead: string, pages: readonly string[]): Promise<void> {
  await sql`
    insert into page_bundles (lead_id, page_id) select ${lead}::uuid, page_id from unnest(${pages}::uuid[]) as c (page_id)
    on conflict do nothing`.execute(tx);
}

const ringFrom = (row: RingRow): LastRing => ({
  person: row.principal_id,
  channel: row.channel,
  severity: row.severity,
  incident: row.incident_id,
  at: row.rung_at,
  dueAt: row.due_at ?? undefined,
});
