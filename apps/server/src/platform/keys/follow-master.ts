import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Db } from '../database/db.ts';
import type { Logger } from '../log/logger.ts';
import { dropHolder, reportHolder } from './key-holders.ts';
import type { KeyRing } from './key-ring.ts';
import { adoptMaster, masterInUse } from './master-keys.ts';
import { matchKeys } from './match-keys.ts';

export type MasterFollower = {
  /** Looks for a new file, says what this server has and uses, and uses what the database says. Nothing while one is under way. */
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

/** Throws `keys/missing` where the folder lacks the key in use: such a server must not serve. */
export async function createMasterFollower({ db, ring, ids, clock, log }: FollowedBy): Promise<MasterFollower> {
  const serverId = ids.opaque();
  let newest = ring.newest('master').kid;

  const useWhatIsInUse = async (): Promise<void> => {
    const inUse = await masterInUse(db);
    if (inUse !== undefined) ring.choose('master', inUse.kid);
  };
  /** A new file counts once it was read whole and is the same key as other servers have under this name. */
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
    // Said before the change and not after it: what was begun under the key before has then had a whole round to end.
    await reportHolder(db, { serverId, newest, used: ring.current('master').kid, at: clock.now() });
    await useWhatIsInUse();
  };
  let underWay: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    // Of two at once the slower one could say last what was used before the other one changed it.
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
      // It would report this server again after it has gone. What went wrong with it is told to whoever began it.
      await underWay?.catch(() => {});
      await dropHolder(db, serverId).catch((error: unknown) => log.warn('keys.holder_left', { error }));
    },
  };
}
