import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type ProgramOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

/** A child process started by a test and ended by its process id. */
export type Program = {
  readonly pid: number;
  /** The most recent output of both streams. */
  output(): string;
  /** Resolves once its output matches; rejects if it exits first, or on timeout. */
  said(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  isRunning(): boolean;
  /** SIGTERM, then SIGKILL if needed. Resolves once it has exited. */
  stop(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
};

const KEPT_CHARACTERS = 200_000;
const PATIENCE_MS = 60_000;
const GRACE_MS = 15_000;

/** Starts a program. It does not outlive the test run, unless that is killed with `kill -9`. */
export function startProgram(file: string, args: readonly string[], { env, cwd }: ProgramOptions = {}): Program {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env: { ...kept('PATH', 'HOME', 'NODE_COMPILE_CACHE'), ...env } }),
  });
  let text = '';
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString()).slice(-KEPT_CHARACTERS));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(error.message)));
  const endWithRun = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithRun);
  child.once('exit', () => process.removeListener('exit', endWithRun));

  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    output: () => text,
    isRunning,
    said: async (pattern, withinMs = PATIENCE_MS) => heard(child, file, pattern, withinMs, () => text),
    kill: async () => end(child, 'SIGKILL'),
    stop: async () => {
      const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await end(child, 'SIGTERM');
      clearTimeout(late);
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function heard(
  child: ChildProcess,
  file: string,
  pattern: RegExp,
  withinMs: number,
  text: () => string,
): Promise<RegExpExecArray> {
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const failed = (why: string): void => reject(new Error(`${file} ${why} before saying ${pattern}:\n${text()}`));
  const look = (): void => {
    const found = pattern.exec(text());
    if (found) resolve(found);
  };
  const ended = (): void => failed('ended');
  const late = setTimeout(() => failed(`ran for ${withinMs} ms`), withinMs);
  child.stdout?.on('data', look);
  child.stderr?.on('data', look);
  child.on('close', ended);
  look();
  if (child.exitCode !== null) ended();
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    child.stdout?.removeListener('data', look);
    child.stderr?.removeListener('data', look);
    child.removeListener('close', ended);
  }
}

const kept = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
