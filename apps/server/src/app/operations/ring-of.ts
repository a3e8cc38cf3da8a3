import type { Ids } from '../../kernel/ids-source.ts';
import type { Config } from '../../platform/config/config.ts';
import { KeyRing } from '../../platform/keys/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { keysOf } from './environment.ts';

/** The keys that are there. In a folder without any nothing is made: it is the wrong one. */
export function ringOf(config: Config, ids: Ids): KeyRing {
  const keys = keysOf(config);
  if (keys.names().some((name) => name.startsWith('master-'))) return new KeyRing(keys, ids);
  throw new StartFailure({
    problem: `There is no master key in ${keys.path}.`,
    remedy: 'Point MUSTER_KEYS_DIR to the keys folder, or run this as the user that runs Muster.',
  });
}
