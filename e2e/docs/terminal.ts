import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A reader's terminal, following a document. */
export type Terminal = {
  /** Runs a block to its end and resolves with its output. Rejects if it fails. */
  run(block: string): Promise<string>;
  /** Runs a block that keeps running, and is ended with the terminal, as by Ctrl-C. */
  start(block: string): { output(): string };
  readonly close: () => Promise<void>;
};

export type TerminalOptions = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Replaces values of the document with local ones: ports, codes. Evaluated for each block. */
  readonly inPlaceOf: () => Readonly<Record<string, string>>;
  /** Entered where a command asks for a password. */
  readonly password: string;
};

const ASKS_FOR_PASSWORD = /^(npx muster login .*)$/gm;
const GRACE_MS = 15_000;

export function openTerminal({ cwd, env, inPlaceOf, password }: TerminalOptions): Terminal {
  const staying: (() => Promise<void>)[] = [];

  const open = (block: string) => {
    const here = Object.entries(inPlaceOf()).reduce((text, [words, ours]) => text.replaceAll(words, ours), block);
    // There is no TTY to prompt for a password.
    const script = here.replaceAll(ASKS_FOR_PASSWORD, `printf %s '${password}' | $1 --password-stdin`);
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that Ctrl-C reaches everything it started, and nothing else.
      detached: true,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
    return { child, output: () => text, ended: once(child, 'exit') };
  };

  return {
    run: async (block) => {
      const { child, output, ended } = open(block);
      await ended;
      if (child.exitCode !== 0)
        throw new Error(`this ended with ${child.exitCode ?? child.signalCode}:\n${block}\n${output()}`);
      return output();
    },
    start: (block) => {
      const { child, output, ended } = open(block);
      const signal = (name: NodeJS.Signals): void => {
        if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
          process.kill(-child.pid, name);
      };
      const endWithRun = (): void => signal('SIGKILL');
      process.once('exit', endWithRun);
      staying.unshift(async () => {
        signal('SIGINT');
        const late = setTimeout(endWithRun, GRACE_MS);
        await ended;
        clearTimeout(late);
        process.removeListener('exit', endWithRun);
      });
      return { output };
    },
    close: async () => {
      for (const end of staying) await end();
    },
  };
}
