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

/** The master key alone has a rotation of its own, beside servers that run (rotate-master.ts). */
export type AddablePurpose = Exclude<KeyPurpose, 'master'>;

export const ADDABLE_PURPOSES = KEY_PURPOSES.filter((purpose) => purpose !== 'master');

export type AddedKey = { readonly purpose: AddablePurpose; readonly kid: string };

export type KeyAddition = {
  readonly db: Db;
  readonly ring: KeyRing;
  readonly purpose: AddablePurpose;
  readonly now: Date;
  /** Asked once the key is there: the entry that tells of a new `ledger-mac` is already proven by it. */
  readonly hostOf: () => Promise<CommandHost>;
};

/**
 * Lays the next key of a purpose into the folder while nothing runs, and says so in the ledger; the next start does new
 * work under it. One that is there already and that no server has seen is taken: laid down by hand into a mounted folder,
 * or by a run of this that was interrupted. Throws AppFailure `keys/...` where that would harm.
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

/** One that runs would go on under the key before, and not know what the others do under the new one. */
async function refuseBesideServers(db: Db, now: Date): Promise<void> {
  const { length: running } = await liveHolders(db, now);
  if (running === 0) return;
  throw keysFailure(
    'keys/servers-run',
    `${running} ${running === 1 ? 'server runs' : 'servers run'} on this database, and would not see the new key.`,
    'Stop every Muster first. One that was killed counts for another minute.',
  );
}

/** Entries that wait are proven by the key before, which the sequencer knows no more after the next start. */
async function refuseWhilePending(db: Db): Promise<void> {
  const pending = await countPending(db);
  if (pending === 0) return;
  throw keysFailure(
    'keys/entries-pending',
    `${pending} ledger ${pending === 1 ? 'entry waits' : 'entries wait'} for the sequencer, proven by the key before.`,
    'Start Muster, stop it with SIGTERM, and try again: a clean stop leaves nothing waiting.',
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
    'No Muster was ever started on this database with this keys folder.',
    'Start it once. Keys that nothing was done under need no successor.',
  );
