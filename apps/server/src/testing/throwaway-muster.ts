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

/** A whole Muster on a port of its own, in folders that are gone when it stops: for tests and scripts that need all of it. */
export async function throwawayMuster(env: Readonly<Record<string, string>> = {}): Promise<ThrowawayMuster> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  // Run by root, the embedded PostgreSQL is lent another account, which has to pass through here.
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
