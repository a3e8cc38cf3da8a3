import { sql, type Kysely } from 'kysely';
import type { IntegrationId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** A heartbeat's state and the hash of its key. */
export type Heartbeat = {
  readonly integrationId: IntegrationId;
  readonly keyHash: string;
  readonly everyMinutes: number;
  /** The creation time, until it is first heard. */
  readonly heardAt: Date;
  readonly beats: number;
  /** Whether its silence alert is firing. */
  readonly isSilent: boolean;
};

type HeartbeatRow = Row<'heartbeats', { integration_id: IntegrationId }> & { key_hash: Buffer; is_silent: boolean };

export async function insertHeartbeat(
  db: Kysely<unknown>,
  {
    integrationId,
    everyMinutes,
    at,
  }: { readonly integrationId: IntegrationId; readonly everyMinutes: number; readonly at: Date },
): Promise<void> {
  await sql`insert into heartbeats (integration_id, every_minutes, heard_at, beats)
    values (${integrationId}, ${everyMinutes}, ${at}, 0)`.execute(db);
}

/** The heartbeat of an active integration, by key or id, optionally locked until the end of the transaction. */
export async function findHeartbeat(
  db: Kysely<unknown>,
  by: { readonly keyHash: string } | { readonly integration: string },
  how: 'locked' | 'plain' = 'locked',
): Promise<Heartbeat | undefined> {
  const which =
    'keyHash' in by ? sql`i.key_hash = ${Buffer.from(by.keyHash, 'hex')}` : sql`i.id = ${by.integration}::uuid`;
  // Lock first, so that its alert is read as the previous holder left it.
  if (how === 'locked')
    await sql`select from heartbeats h join integrations i on i.id = h.integration_id where ${which} for update of h`.execute(
      db,
    );
  const { rows } = await sql<HeartbeatRow>`
    select ${columnsOf('heartbeats', 'h')}, i.key_hash,
      exists (select from alerts a where a.integration_id = h.integration_id and a.fingerprint = ${HEARTBEAT}
        and a.state = 'firing') as is_silent
    from heartbeats h join integrations i on i.id = h.integration_id
    where ${which} and i.removed_at is null`.execute(db);
  return rows.map((row) => ({
    integrationId: row.integration_id,
    keyHash: row.key_hash.toString('hex'),
    everyMinutes: row.every_minutes,
    heardAt: row.heard_at,
    beats: Number(row.beats),
    isSilent: row.is_silent,
  }))[0];
}

export async function noteBeat(db: Kysely<unknown>, id: IntegrationId, at: Date): Promise<void> {
  await sql`update heartbeats set heard_at = greatest(heard_at, ${at}), beats = beats + 1
    where integration_id = ${id}`.execute(db);
}

export async function changeInterval(db: Kysely<unknown>, id: IntegrationId, everyMinutes: number): Promise<void> {
  await sql`update heartbeats set every_minutes = ${everyMinutes} where integration_id = ${id}`.execute(db);
}

/** The alert fingerprint: each heartbeat has one alert. */
export const HEARTBEAT = 'heartbeat';
