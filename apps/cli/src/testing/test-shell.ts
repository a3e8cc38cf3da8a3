import type { Outlet, Shell } from '../shell.ts';

export type TestShell = Shell & {
  /** What was printed to stdout and stderr since the last call. */
  readonly printed: () => { readonly out: string; readonly err: string };
  readonly interrupt: () => void;
};

export type TestShellParts = {
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly folder?: string;
  readonly now?: () => Date;
  readonly fetch?: Shell['fetch'];
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** What the person types, answer by answer, or the content of stdin. */
  readonly typed?: readonly string[];
};

/** A shell driven by the test: it types, reads the output, and is not a terminal unless told to be. */
export function testShell(parts: TestShellParts = {}): TestShell {
  const { isTerminal = false, typed = [] } = parts;
  const answers = [...typed];
  const interruption = new AbortController();
  let [out, err] = ['', ''];
  let keys = 0;
  const outlet = (take: (text: string) => void): Outlet => ({
    isTerminal,
    columns: parts.columns,
    write: async (text) => take(text),
  });
  const answer = async (): Promise<string> => {
    const next = answers.shift();
    if (next === undefined) throw new Error('the command asked more than the test answers');
    return next;
  };
  return {
    env: parts.env ?? {},
    home: parts.home ?? '/nowhere',
    folder: parts.folder ?? '/nowhere',
    out: outlet((text) => (out += text)),
    err: outlet((text) => (err += text)),
    input: {
      isTerminal,
      ask: answer,
      askHidden: answer,
      readAll: answer,
      // In chunks that ignore line and character boundaries, like a pipe.
      bytes: async function* () {
        const bytes = Buffer.from(await answer());
        for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
      },
    },
    now: parts.now ?? (() => new Date()),
    newKey: () => `test-key-${process.pid}-${(keys += 1)}-${Math.random()}`,
    fetch: parts.fetch ?? (async (request) => fetch(request)),
    pause: async () => {},
    interrupted: interruption.signal,
    printed: () => {
      const seen = { out, err };
      [out, err] = ['', ''];
      return seen;
    },
    interrupt: () => interruption.abort(),
  };
}
