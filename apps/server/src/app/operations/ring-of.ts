import type { Ids } from '../../kernel/ids-source.ts';
import type { Config } from '../../platform/config/config.ts';
import { KeyRing } from '../../platform/keys/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { keysOf } from './environment.ts';

/** The existing keys. Creates none in an empty folder: it is the wrong folder. */
export function ringOf(config: Config, ids: Ids): KeyRing {
  const keys = keysOf(config);
  if (keys.names().some((name) => name.startsWith('master-'))) return new KeyRing(keys, ids);
  throw new StartFailure({
    problem: `There is no master key in ${keys.path}.`,
    remedy: 'Point MUSTER_KEYS_DIR to the keys folder, or run this as the user that runs Muster.',
  });
}
