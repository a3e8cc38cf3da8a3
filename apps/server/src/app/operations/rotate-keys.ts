import { setTimeout as wait } from 'node:timers/promises';
import { createCryptoIds } from '../../platform/ids/crypto-ids.ts';
import { DataKeys } from '../../platform/keys/data-keys.ts';
import { KeyRing } from '../../platform/keys/key-ring.ts';
import { rotateMaster, type RotatedMaster, type RotationStep } from '../../platform/keys/rotate-master.ts';
import { silentLog } from '../../platform/log/silent-log.ts';
import { makeHost } from '../make-host.ts';
import { scrubberWith } from '../open-world.ts';
import { StartFailure } from '../start-failure.ts';
import { besideRunning } from './beside-running.ts';
import { clockOf } from './clock-of.ts';
import { policiesIn } from './policies-in.ts';
import { keysOf, settings, type Surroundings } from './surroundings.ts';

const PAUSE_MS = 500;

/** Rotates the master key, beside the Musters that run on this database or without one. */
export async function rotateKeys(
  surroundings: Surroundings,
  { onStep }: { readonly onStep?: (step: RotationStep) => void },
): Promise<RotatedMaster> {
  const config = settings(surroundings);
  const keys = keysOf(config);
  if (!keys.names().some((name) => name.startsWith('master-'))) {
    throw new StartFailure({
      problem: `There is no master key in ${keys.path}.`,
      remedy: 'Point MUSTER_KEYS_DIR to the keys folder, or run this as the user that runs Muster.',
    });
  }
  return besideRunning(config, surroundings, async ({ app }) => {
    const ids = createCryptoIds();
    const clock = await clockOf(app);
    const ring = new KeyRing(keys, ids);
    const registry = await policiesIn(app);
    const host = makeHost(
      {
        db: app,
        clock,
        ids,
        log: silentLog,
        scrubber: scrubberWith(ring),
        ring,
        dataKeys: new DataKeys({ ring, ids, clock }),
        policies: () => registry.policies(),
      },
      { committed: () => {} },
    );
    const pause = async (): Promise<void> => wait(PAUSE_MS);
    return rotateMaster({ host, ring, pause, ...(onStep === undefined ? {} : { onStep }) });
  });
}
