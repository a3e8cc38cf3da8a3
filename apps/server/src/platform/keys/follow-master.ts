import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Db } from '../database/db.ts';
import type { Logger } from '../log/logger.ts';
import { dropHolder, reportHolder } from './key-holders.ts';
import type { KeyRing } from './key-ring.ts';
import { adoptMaster, masterInUse } from './master-keys.ts';
import { matchKeys } from './match-keys.ts';

export type MasterFollower = {
  /**
   * Checks for a new key file, reports what this server has and uses, and switches to the key the database names. Does
   * nothing while a check is running.
   */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type FollowedBy = {
  readonly db: Db;
  readonly ring: KeyRing;
  readonly ids: Pick<Ids, 'opaque'>;
  readonly clock: Clock;
  readonly log: Logger;
};

const EVERY_MS = 2_000;

/** Keeps a running server's master key the one that the database names, so that a rotation needs no restart. */
export async function followMaster(parts: FollowedBy): Promise<{ readonly stop: () => Promise<void> }> {
  const follower = await createMasterFollower(parts);
  const timer = setInterval(() => {
    follower.look().catch((error: unknown) => parts.log.warn('keys.master_not_followed', { error }));
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await follower.stop();
    },
  };
}

/** Throws `keys/missing` if the folder lacks the key in use: such a server must not serve. */
export async function createMasterFollower({ db, ring, ids, clock, log }: FollowedBy): Promise<MasterFollower> {
  const serverId = ids.opaque();
  let newest = ring.newest('master').kid;

  const useWhatIsInUse = async (): Promise<void> => {
    const inUse = await masterInUse(db);
    if (inUse !== undefined) ring.choose('master', inUse.kid);
  };
  /** A new file counts once it has been read completely and matches the key that other servers have under this name. */
  const seeNewFile = async (): Promise<void> => {
    try {
      ring.reread('master');
      const { kid } = ring.newest('master');
      if (kid !== newest) await matchKeys(db, ring, clock.now());
      newest = kid;
    } catch (error) {
      log.warn('keys.new_master_refused', { error });
    }
  };
  const lookOnce = async (): Promise<void> => {
    await seeNewFile();
    // Reported before the switch, not after: work begun under the previous key then has a whole round to finish.
    await reportHolder(db, { serverId, newest, used: ring.current('master').kid, at: clock.now() });
    await useWhatIsInUse();
  };
  let underWay: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    // Of two concurrent checks, the slower could overwrite the report with the key from before the faster one's switch.
    if (underWay) return;
    underWay = lookOnce().finally(() => (underWay = undefined));
    await underWay;
  };

  await adoptMaster(db, newest, clock.now());
  await useWhatIsInUse();
  await look();
  return {
    look,
    stop: async () => {
      // Otherwise a check in progress would report this server after it has left. Its error goes to its own caller.
      await underWay?.catch(() => {});
      await dropHolder(db, serverId).catch((error: unknown) => log.warn('keys.holder_left', { error }));
    },
  };
}
