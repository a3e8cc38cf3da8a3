import { join } from 'node:path';
import { expect } from 'vitest';
import type { ExitCode } from '../exit-code.ts';
import { runMuster } from '../run-muster.ts';
import { testShell, type TestShellParts } from './test-shell.ts';

export type Ran = { readonly code: ExitCode; readonly out: string; readonly err: string };

export type Somebody = {
  readonly run: (line: readonly string[], parts?: TestShellParts) => Promise<Ran>;
  readonly say: (...line: string[]) => Promise<Ran>;
  /** Runs with --json and asserts success and an empty stderr, for what a story takes for granted. */
  readonly json: <T = Record<string, unknown>>(...line: string[]) => Promise<T>;
};

/** A user of a Muster, with their own home folder. Both are resolved lazily, since they exist only later. */
export function somebodyAt(
  name: string,
  at: {
    readonly folder: () => string;
    readonly url: () => string;
    readonly env?: () => Readonly<Record<string, string>>;
  },
): Somebody {
  const run: Somebody['run'] = async (line, parts = {}) => {
    const shell = testShell({
      ...parts,
      env: { MUSTER_URL: at.url(), ...at.env?.(), ...parts.env },
      home: join(at.folder(), name),
      folder: at.folder(),
    });
    const code = await runMuster(line, shell);
    return { code, ...shell.printed() };
  };
  return {
    run,
    say: async (...line) => run(line),
    json: async <T>(...line: string[]) => {
      const { code, out, err } = await run([...line, '--json']);
      expect({ line, code, err }).toEqual({ line, code: 0, err: '' });
      return JSON.parse(out) as T;
    },
  };
}
