import { isProjected, type MountedBy } from '../secrets/key-directory.ts';

/**
 * Whether this installation keeps its secrets as GOV 6.4 demands, or in a way only suitable for a single machine (R27).
 */
export type Conformance =
  | {
      readonly kind: 'projected';
      readonly clause: '6.4';
      readonly by: 'kubernetes' | 'vault';
      readonly evidence: string;
    }
  | { readonly kind: 'local'; readonly clause: '6.4'; readonly reason: string; readonly remedy: string };

export function conformance(keysDir: string, mountedBy: MountedBy): Conformance {
  if (isProjected(keysDir, mountedBy)) {
    return {
      kind: 'projected',
      clause: '6.4',
      by: mountedBy ?? 'kubernetes',
      evidence: `${keysDir} is mounted, in memory`,
    };
  }
  return {
    kind: 'local',
    clause: '6.4',
    reason: `local mode, not conforming: the keys are in files on this machine (${keysDir})`,
    remedy: 'Mount them from Kubernetes Secrets or by a Vault agent, and set MUSTER_KEYS_DIR to the mount.',
  };
}
