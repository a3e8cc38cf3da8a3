import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMuster, type Muster } from '../app/start-muster.ts';
import { readConfig } from '../platform/config/read-config.ts';

export type ThrowawayMuster = Muster & {
  /** Every log line so far. */
  readonly lines: readonly string[];
};

const PASSABLE = 0o711;

/** A complete Muster on its own port, in folders that are deleted when it stops. */
export async function throwawayMuster(env: Readonly<Record<string, string>> = {}): Promise<ThrowawayMuster> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  // As root, the embedded PostgreSQL runs under another account, which must be able to traverse this folder.
  chmodSync(folder, PASSABLE);
  const lines: string[] = [];
  const settings = {
    MUSTER_HOME: join(folder, 'data'),
    MUSTER_KEYS_DIR: join(folder, 'keys'),
    MUSTER_PORT: '0',
    ...env,
  };
  const read = readConfig({ env: settings, uid: process.getuid?.() ?? -1, home: folder });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const muster = await startMuster(read.value.config, { env: settings, write: (line) => void lines.push(line) });
  return {
    ...muster,
    lines,
    stop: async () => {
      await muster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
