import { realpathSync } from 'node:fs';
import type { Config } from '../platform/config/config.ts';
import { areSecretsApart } from '../platform/config/homes.ts';
import { StartFailure } from './start-failure.ts';

/** Repeats the check of the configured paths with symbolic links resolved (GOV 6.4). Throws `StartFailure`. */
export function refuseReachableKeys({ references, homes }: Pick<Config, 'references' | 'homes'>): void {
  if (references.filesBelow === undefined) return;
  const real = { data: realPath(homes.data), keys: realPath(homes.keys) };
  if (areSecretsApart(realPath(references.filesBelow), real)) return;
  throw new StartFailure({
    problem: 'MUSTER_SECRETS_DIR leads through a link to Muster’s own keys or data, or to a folder that contains them.',
    remedy: 'Use a separate folder that contains only secrets for channels.',
  });
}

/** A path that does not exist yet is not a link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
