import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf } from '../../apps/server/src/platform/database/embedded/layout.ts';
import { inspectPostmaster } from '../../apps/server/src/platform/database/embedded/postmaster.ts';
import { stopPostmaster } from '../../apps/server/src/platform/database/embedded/stop-postmaster.ts';
import { freePort } from './free-port.ts';
import { startProgram, type Program } from './program.ts';

/** Muster as its own process in a temporary home, which can be stopped, killed and restarted. */
export type MusterServer = {
  readonly url: string;
  readonly home: string;
  readonly keys: string;
  /** From the first start, when there is no organisation yet. */
  readonly setUpLink: string;
  output(): string;
  stop(): Promise<void>;
  /** `kill -9` of the process; its PostgreSQL keeps running, as it would in reality. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends everything and removes the home. */
  end(): Promise<void>;
};

const MAIN = join(import.meta.dirname, '../../apps/server/src/app/main.ts');
const READY = /Muster is ready: (\S+)/;
const SET_UP_LINK = /\S+\/setup#token=\S+/;
const START_MS = 60_000;

/** Starts the same program as `npm start`. `env` is all it gets besides its home and port. */
export async function startMusterServer(env: Readonly<Record<string, string>> = {}): Promise<MusterServer> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  mkdirSync(home);
  const keys = join(folder, 'keys');
  const port = await freePort();
  const all = { ...env, MUSTER_HOME: home, MUSTER_KEYS_DIR: keys, MUSTER_PORT: String(port) };
  let program: Program | undefined;
  const start = async (sign = READY): Promise<string> => {
    program = startProgram(process.execPath, [MAIN], { env: all });
    return (await program.said(sign, START_MS))[0];
  };
  const end = async (): Promise<void> => {
    await program?.stop();
    const left = inspectPostmaster(layoutOf(home).cluster);
    if (left.kind === 'running') await stopPostmaster(left.file.pid);
    rmSync(folder, { recursive: true, force: true });
  };
  let setUpLink: string;
  try {
    setUpLink = await start(SET_UP_LINK);
  } catch (failure) {
    await end();
    throw failure;
  }
  const output = (): string => program?.output() ?? '';
  return {
    url: `http://127.0.0.1:${port}`,
    home,
    keys,
    setUpLink,
    output,
    start: async () => void (await start()),
    stop: async () => program?.stop(),
    kill: async () => program?.kill(),
    end,
  };
}
