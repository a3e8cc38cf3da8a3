import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../database/db.ts';
import { liveHolders, type Holder } from './key-holders.ts';
import { numberOf } from './key-ring.ts';
import { keysFailure } from '../secrets/keys-failure.ts';
import { MOST_PAUSES } from './outlast-open.ts';

export type Waiting = {
  readonly db: Db;
  readonly clock: Clock;
  /** A short delay between checks; waiting gives up after `MOST_PAUSES` of them. */
  readonly pause: () => Promise<void>;
  readonly onWaiting?: (servers: { readonly ready: number; readonly of: number }) => void;
};

/** Waits until every running server has the master key in its folder, so that what it wraps can be read everywhere. */
export async function awaitHeld(waiting: Waiting, kid: string): Promise<void> {
  await awaitServers(
    waiting,
    (holder) => numberOf(holder.newest) >= numberOf(kid),
    (lacking) =>
      keysFailure(
        'keys/not-everywhere',
        `${servers(lacking)} ${lacking === 1 ? 'has' : 'have'} no usable master-${kid}.key yet, so it is not in use.`,
        `Copy the file to the keys folder of each server, readable by Muster; then run this again to continue with ${kid}.`,
      ),
  );
}

/** Waits until no running server wraps under an older master key. */
export async function awaitUsed(waiting: Waiting, kid: string): Promise<void> {
  await awaitServers(
    waiting,
    (holder) => numberOf(holder.used) >= numberOf(kid),
    (lacking) =>
      keysFailure(
        'keys/not-followed',
        `${servers(lacking)} ${lacking === 1 ? 'does' : 'do'} not use ${kid} yet. Existing data stays readable.`,
        'Check their logs (keys.master_not_followed), or restart them; then run this again.',
      ),
  );
}

async function awaitServers(
  { db, clock, pause, onWaiting }: Waiting,
  isReady: (holder: Holder) => boolean,
  givenUp: (lacking: number) => Error,
): Promise<void> {
  for (let pauses = 0; ; pauses += 1) {
    const holders = await liveHolders(db, clock.now());
    const ready = holders.filter(isReady).length;
    if (ready === holders.length) return;
    if (pauses === MOST_PAUSES) throw givenUp(holders.length - ready);
    onWaiting?.({ ready, of: holders.length });
    await pause();
  }
}

const servers = (count: number): string => (count === 1 ? '1 running server' : `${count} running servers`);
