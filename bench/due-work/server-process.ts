import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A contender's server process, which can be killed as by a power cut and restarts at once. */
export type ServerProcess = { killAndRestart(): Promise<void>; end(): Promise<void> };

export async function startServerProcess(worker: URL, url: string): Promise<ServerProcess> {
  let child = await launch(worker, url);
  const kill = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    async killAndRestart() {
      await kill();
      child = await launch(worker, url);
    },
    end: kill,
  };
}

async function launch(worker: URL, url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [worker.pathname], {
    env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`${worker.pathname} ended with ${String(code)} before it was ready`);
  });
  await Promise.race([once(child.stdout, 'data'), exited]);
  exited.catch(() => {}); // From here on it only exits when killed.
  return child;
}
