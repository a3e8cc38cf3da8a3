import { setTimeout as wait } from 'node:timers/promises';
import { createCryptoIds } from '../../platform/ids/crypto-ids.ts';
import { rotateMaster, type RotatedMaster, type RotationStep } from '../../platform/keys/rotate-master.ts';
import { besideRunning } from './beside-running.ts';
import { clockOf } from './clock-of.ts';
import { hostBeside } from './host-beside.ts';
import { ringOf } from './ring-of.ts';
import { settings, type ProcessEnvironment } from './environment.ts';

const PAUSE_MS = 500;

/** Rotates the master key, whether or not servers are running on this database. */
export async function rotateKeys(
  environment: ProcessEnvironment,
  { onStep }: { readonly onStep?: (step: RotationStep) => void },
): Promise<RotatedMaster> {
  const config = settings(environment);
  const ids = createCryptoIds();
  const ring = ringOf(config, ids);
  return besideRunning(config, environment, async ({ app }) => {
    const host = await hostBeside(app, { ring, ids, clock: await clockOf(app) });
    const pause = async (): Promise<void> => wait(PAUSE_MS);
    return rotateMaster({ host, ring, pause, ...(onStep === undefined ? {} : { onStep }) });
  });
}
