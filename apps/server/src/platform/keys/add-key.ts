import { sql } from 'kysely';
import type { CommandHost } from '../commands/host.ts';
import type { Db } from '../database/db.ts';
import { countPending } from '../ledger/count-pending.ts';
import { liveHolders } from './key-holders.ts';
import { KEY_PURPOSES, type KeyPurpose, type KeyRing } from './key-ring.ts';
import { keysFailure } from '../secrets/keys-failure.ts';
import { keyAdded } from './ledger-actions.ts';
import { matchKeys } from './match-keys.ts';
import { recordAsOperator } from './record-as-operator.ts';

/** The master key is excluded: it rotates while servers run (rotate-master.ts). */
export type AddablePurpose = Exclude<KeyPurpose, 'master'>;

export const ADDABLE_PURPOSES = KEY_PURPOSES.filter((purpose) => purpose !== 'master');

export type AddedKey = { readonly purpose: AddablePurpose; readonly kid: string };

export type KeyAddition = {
  readonly db: Db;
  readonly ring: KeyRing;
  readonly purpose: AddablePurpose;
  readonly now: Date;
  /** Called once the key exists: the entry that records a new `ledger-mac` is already authenticated by it. */
  readonly hostOf: () => Promise<CommandHost>;
};

/**
 * Adds the next key of a purpose to the folder while no server runs, and records it in the ledger; from the next start
 * new work uses it. A key that is already there but that no server has seen is adopted: placed manually in a mounted
 * folder, or by an interrupted run. Throws AppFailure `keys/...` where that would do harm.
 */
export async function addKey({ db, ring, purpose, now, hostOf }: KeyAddition): Promise<AddedKey> {
  await refuseBesideServers(db, now);
  if (purpose === 'ledger-mac') await refuseWhilePending(db);
  const seen = await kidsSeen(db, purpose);
  if (seen.length === 0) throw neverStarted();
  if (seen.includes(ring.newest(purpose).kid)) {
    await matchKeys(db, ring, now);
    ring.add(purpose);
  }
  const { kid } = ring.newest(purpose);
  await recordAsOperator(await hostOf(), async (ctx) => {
    await matchKeys(ctx.tx, ring, ctx.now);
    ctx.record(keyAdded, { resource: { kind: 'key', id: `${purpose}-${kid}` }, clause: '6.3', data: { purpose, kid } });
  });
  return { purpose, kid };
}

/** A running server would keep using the previous key, and could not verify what others do under the new one. */
async function refuseBesideServers(db: Db, now: Date): Promise<void> {
  const { length: running } = await liveHolders(db, now);
  if (running === 0) return;
  throw keysFailure(
    'keys/servers-run',
    `${running} ${running === 1 ? 'server is running' : 'servers are running'} on this database and would not see the new key.`,
    'Stop every Muster first. One that was killed still counts for a minute.',
  );
}

/**
 * Pending entries are authenticated by the previous key, which the sequencer no longer accepts after the next start.
 */
async function refuseWhilePending(db: Db): Promise<void> {
  const pending = await countPending(db);
  if (pending === 0) return;
  throw keysFailure(
    'keys/entries-pending',
    `${pending} ledger ${pending === 1 ? 'entry is waiting' : 'entries are waiting'} for the sequencer, authenticated with the previous key.`,
    'Start Muster, stop it with SIGTERM, and try again: after a clean stop nothing is waiting.',
  );
}

async function kidsSeen(db: Db, purpose: KeyPurpose): Promise<readonly string[]> {
  const { rows } = await sql<{ kid: string }>`
    select kid from key_fingerprints where purpose = ${purpose}`.execute(db);
  return rows.map(({ kid }) => kid);
}

const neverStarted = (): Error =>
  keysFailure(
    'keys/never-used',
    'Muster has never been started on this database with this keys folder.',
    'Start it once. Keys that have never been used need no successor.',
  );
