import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ThrowAwayHome = {
  readonly folder: string;
  /** Muster's environment variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly log: (line: string) => void;
  readonly remove: () => void;
};

/** A home for one run: data, keys and log are all deleted when the demo ends. */
export function makeThrowAwayHome(port: string): ThrowAwayHome {
  const folder = mkdtempSync(join(tmpdir(), 'muster-demo-'));
  // As root, PostgreSQL runs as another user, who must be able to traverse it.
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  mkdirSync(home);
  const logFile = join(folder, 'muster.log');
  return {
    folder,
    logFile,
    env: {
      MUSTER_HOME: home,
      MUSTER_KEYS_DIR: join(folder, 'keys'),
      MUSTER_PORT: port,
      MUSTER_ALLOW_PRIVATE: '127.0.0.1',
    },
    log: (line) => appendFileSync(logFile, line),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
