import { realpathSync } from 'node:fs';
import type { Config } from '../platform/config/config.ts';
import { areSecretsApart } from '../platform/config/homes.ts';
import { StartFailure } from './start-failure.ts';

/** The settings were judged by what they say; a link among them may lead elsewhere (GOV 6.4). Throws `StartFailure`. */
export function refuseReachableKeys({ references, homes }: Pick<Config, 'references' | 'homes'>): void {
  if (references.filesBelow === undefined) return;
  const real = { data: realPath(homes.data), keys: realPath(homes.keys) };
  if (areSecretsApart(realPath(references.filesBelow), real)) return;
  throw new StartFailure({
    problem:
      'MUSTER_SECRETS_DIR leads by a link to where Muster’s own keys or data lie, or to a folder that holds them.',
    remedy: 'Choose a folder of its own, that holds nothing but secrets for channels.',
  });
}

/** What is not there yet is no link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
