import { Worker } from 'node:worker_threads';

/** Who would soon guess a password; undefined: nobody. */
export type GuessedBy = 'who-knows-its-owner' | 'everybody' | undefined;

export type Question = { readonly id: number; readonly password: string; readonly known: readonly string[] };
type Answer = { readonly id: number; readonly guessedBy: GuessedBy };
type Asker = { readonly settle: (guessedBy: GuessedBy) => void; readonly fail: (error: Error) => void };

/**
 * Whether somebody who knows the common passwords, keyboard patterns, dates and `known` words would soon guess this
 * password, and who (NIST SP 800-63B 3.1.1.2: a list of commonly used or expected passwords). zxcvbn estimates the
 * number of guesses, in a thread started on first use: loading its dictionary takes a tenth of a second and some 30 MB.
 */
export async function easilyGuessed(password: string, known: readonly string[]): Promise<GuessedBy> {
  return new Promise((settle, fail) => {
    const id = (asked += 1);
    askers.set(id, { settle, fail });
    const asking = (thread ??= openThread());
    // A stopping server does not wait for an idle thread.
    asking.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    asking.postMessage({ id, password, known } satisfies Question);
  });
}

let asked = 0;
let thread: Worker | undefined;
const askers = new Map<number, Asker>();

function openThread(): Worker {
  const worker = new Worker(new URL('guessing-thread.ts', import.meta.url));
  worker.on('message', ({ id, guessedBy }: Answer) => {
    askers.get(id)?.settle(guessedBy);
    askers.delete(id);
    if (askers.size === 0) worker.unref();
  });
  worker.on('error', (error: Error) => {
    thread = undefined;
    for (const { fail } of askers.values()) fail(error);
    askers.clear();
  });
  return worker;
}
