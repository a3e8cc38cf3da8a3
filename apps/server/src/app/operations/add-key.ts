import { createCryptoIds } from '../../platform/ids/crypto-ids.ts';
import { addKey as addTo, ADDABLE_PURPOSES, type AddedKey } from '../../platform/keys/add-key.ts';
import { StartFailure } from '../start-failure.ts';
import { besideRunning } from './beside-running.ts';
import { clockOf } from './clock-of.ts';
import { hostBeside } from './host-beside.ts';
import { ringOf } from './ring-of.ts';
import { settings, type ProcessEnvironment } from './environment.ts';

/** Adds the next key of a purpose to the keys folder; refused while any Muster runs on this database. */
export async function addKey(environment: ProcessEnvironment, asked: { readonly purpose: string }): Promise<AddedKey> {
  const purpose = ADDABLE_PURPOSES.find((known) => known === asked.purpose);
  if (purpose === undefined) throw notAddable(asked.purpose);
  const config = settings(environment);
  const ids = createCryptoIds();
  const ring = ringOf(config, ids);
  return besideRunning(config, environment, async ({ app }) => {
    const clock = await clockOf(app);
    const hostOf = async () => hostBeside(app, { ring, ids, clock });
    return addTo({ db: app, ring, purpose, now: clock.now(), hostOf });
  });
}

const notAddable = (purpose: string): StartFailure =>
  purpose === 'master'
    ? new StartFailure({
        problem: 'A master key cannot simply be added: all data keys must be re-wrapped under it.',
        remedy: 'muster keys rotate, while Muster runs',
      })
    : new StartFailure({
        problem: 'There is no such key purpose.',
        remedy: `One of: ${ADDABLE_PURPOSES.join(', ')}.`,
      });
