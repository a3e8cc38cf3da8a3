import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../peers.ts';
import { startProgram, type Program } from './program.ts';
import { until } from './until.ts';

/** A real peer in its own folder, which can be frozen, stopped and restarted, as happens on real machines. */
export type PeerServer = {
  readonly url: string;
  /** Stops its process, like a pause or a partition: nothing is lost, and all its clocks jump. */
  freeze(): void;
  goOn(): void;
  /** On the same folder and port. Resolves once ready. */
  restart(how: 'stop' | 'kill'): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

type Wanted = {
  readonly debianPackage: string;
  readonly port: number;
  /** File contents by name, written to its folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: (folder: string) => readonly string[];
};

export async function startPeerServer({ debianPackage, port, files, args }: Wanted): Promise<PeerServer> {
  const folder = mkdtempSync(join(tmpdir(), `muster-e2e-${debianPackage}-`));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const url = `http://127.0.0.1:${port}`;
  let program: Program | undefined;
  const start = async (): Promise<void> => {
    const started = startProgram(installed(debianPackage), args(folder));
    program = started;
    await until(`${debianPackage} to be ready:\n${started.output()}`, async () =>
      (await fetch(`${url}/-/ready`)).ok ? true : undefined,
    );
  };
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    if (program?.isRunning() === true) process.kill(program.pid, name);
  };
  const stop = async (): Promise<void> => {
    signal('SIGCONT');
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (failure) {
    await stop();
    throw failure;
  }
  return {
    url,
    freeze: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    restart: async (how) => {
      await program?.[how]();
      await start();
    },
    stop,
  };
}
