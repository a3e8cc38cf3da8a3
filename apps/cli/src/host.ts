import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Input, Outlet, Shell } from './shell.ts';

/** The real process: the only place that reads the clock, randomness, environment and terminal. */
export function host(): Shell {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  return {
    env: process.env,
    home: homedir(),
    folder: process.cwd(),
    out: outlet(process.stdout),
    err: outlet(process.stderr),
    input: terminal(),
    now: () => new Date(Date.now()),
    newKey: () => randomUUID(),
    fetch: async (request) => fetch(request),
    pause: async (milliseconds) => pause(milliseconds),
    interrupted: interrupted.signal,
  };
}

function outlet(stream: NodeJS.WriteStream): Outlet {
  // A reader that closes the pipe early (`| head`) is not a failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    isTerminal: stream.isTTY,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    write: async (text) =>
      new Promise((resolve) => {
        stream.write(text, () => resolve());
      }),
  };
}

function terminal(): Input {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answerTo = async (question: string, output: NodeJS.WritableStream): Promise<string> => {
    const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
    try {
      process.stderr.write(question);
      return await lines.question('');
    } finally {
      lines.close();
    }
  };
  return {
    isTerminal: process.stdin.isTTY,
    ask: async (question) => answerTo(question, process.stderr),
    askHidden: async (question) => {
      const answer = await answerTo(question, silence);
      process.stderr.write('\n');
      return answer;
    },
    bytes: () => process.stdin as AsyncIterable<Buffer>,
    readAll: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
