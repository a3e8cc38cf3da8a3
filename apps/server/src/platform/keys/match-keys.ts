import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { KEY_PURPOSES, type Key, type KeyPurpose, type KeyRing } from './key-ring.ts';
import { keysFailure } from '../secrets/keys-failure.ts';

/**
 * Checks at startup that the keys folder belongs to this database: a backup restored beside the wrong keys, or a lost
 * key file that was regenerated, stops Muster here rather than at the first row it cannot read.
 */
export async function matchKeys(db: Db, ring: KeyRing, now: Date): Promise<void> {
  const mine = KEY_PURPOSES.flatMap((purpose) =>
    ring.all(purpose).map((key) => ({ purpose, kid: key.kid, fingerprint: fingerprintOf(purpose, key) })),
  );
  await sql`
    insert into key_fingerprints (purpose, kid, fingerprint, first_seen_at)
    select t.purpose, t.kid, t.fingerprint, ${now}
    from unnest(${mine.map((key) => key.purpose)}::text[], ${mine.map((key) => key.kid)}::text[],
      ${mine.map((key) => key.fingerprint)}::bytea[]) as t (purpose, kid, fingerprint)
    on conflict (purpose, kid) do nothing
  `.execute(db);
  const { rows } = await sql<{ purpose: string; kid: string; fingerprint: Buffer }>`
    select purpose, kid, fingerprint from key_fingerprints`.execute(db);
  const strange = mine.filter((key) =>
    rows.some((row) => row.purpose === key.purpose && row.kid === key.kid && !row.fingerprint.equals(key.fingerprint)),
  );
  if (strange.length > 0) throw doNotBelong(strange.map((key) => `${key.purpose}-${key.kid}.key`));
  const { rows: wrapping } = await sql<{ kid: string }>`
    select distinct master_kid as kid from data_keys where master_kid is not null order by master_kid`.execute(db);
  const lost = wrapping.filter((row) => ring.find('master', row.kid) === undefined);
  if (lost.length > 0) throw doNotBelong(lost.map((row) => `master-${row.kid}.key`));
}

/** Reveals nothing about the key to somebody who does not have it. */
const fingerprintOf = (purpose: KeyPurpose, key: Key): Buffer =>
  createHmac('sha256', key.bytes).update(`muster/fingerprint/v1\0${purpose}\0${key.kid}`).digest();

const doNotBelong = (files: readonly string[]): Error =>
  keysFailure(
    'keys/other-data',
    `These keys are missing, or are not the ones that this database was written with: ${files.join(', ')}.`,
    'Point MUSTER_KEYS_DIR to the keys that belong to this data, or restore them from your copy.',
  );
