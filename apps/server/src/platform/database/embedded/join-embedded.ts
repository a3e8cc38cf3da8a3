import type { Ids } from '../../../kernel/ids-source.ts';
import type { KeyDirectory } from '../../secrets/key-directory.ts';
import type { RoleTargets } from '../connection-target.ts';
import { openClusterKey } from './cluster-key.ts';
import { embeddedTargets } from './embedded-targets.ts';
import { layoutOf } from './layout.ts';
import { inspectPostmaster } from './postmaster.ts';

/**
 * How to connect to the embedded server that another Muster runs, without managing it. Undefined if none is running.
 */
export function joinEmbedded(options: {
  readonly dataDir: string;
  readonly keys: KeyDirectory;
  readonly ids: Pick<Ids, 'bytes'>;
}): RoleTargets | undefined {
  const layout = layoutOf(options.dataDir);
  if (inspectPostmaster(layout.cluster).kind !== 'running') return undefined;
  return embeddedTargets(layout, openClusterKey(options.keys, layout.cluster, options.ids));
}
