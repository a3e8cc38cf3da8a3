import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Finding, Scrubber } from '@muster/scrubber';
import type { CustomDetectors } from './custom-detectors.ts';
import type { AssetNames, PseudonymKey } from './keyed-scrubber.ts';

export type ScrubPool = {
  readonly text: (text: string) => Promise<ReturnType<Scrubber['text']>>;
  readonly value: <T>(value: T) => Promise<{ readonly value: T; readonly findings: readonly Finding[] }>;
  /** The same without known addresses. */
  readonly nameless: <T>(value: T) => Promise<{ readonly value: T; readonly findings: readonly Finding[] }>;
  know(names: AssetNames): void;
};

/** What a thread builds its scrubber from. */
export type Made = {
  readonly key: PseudonymKey;
  readonly custom: CustomDetectors | undefined;
  readonly names?: AssetNames;
};

export type Question =
  | { readonly id: number; readonly how: 'text' | 'value' | 'nameless'; readonly given: unknown }
  | { readonly how: 'know'; readonly names: AssetNames };
export type Answer = { readonly id: number; readonly result: unknown };

type Asker = { readonly settle: (result: unknown) => void; readonly withheld: unknown };
type Thread = { readonly worker: Worker; readonly askers: Map<number, Asker> };

/** Half of the machine, so that pages can still be sent whatever load of scrubbing arrives. */
const MOST_THREADS = Math.max(1, Math.floor(availableParallelism() / 2));

/**
 * Scrubs in threads started on first use. It fails closed: input on which a thread throws or dies is withheld as
 * unscannable.
 */
export function openScrubPool(made: Made): ScrubPool {
  const threads: Thread[] = [];
  let names: AssetNames = new Map();
  let asked = 0;
  return {
    text: async (text) => ask('text', text, { text: WITHHELD, findings: [finding(text.length)] }),
    value: async <T>(value: T) => ask('value', value, { value: WITHHELD as T, findings: [finding(0)] }),
    nameless: async <T>(value: T) => ask('nameless', value, { value: WITHHELD as T, findings: [finding(0)] }),
    know: (given) => {
      names = given;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      for (const { worker } of threads) worker.postMessage({ how: 'know', names } satisfies Question);
    },
  };

  async function ask<R>(how: 'text' | 'value' | 'nameless', given: unknown, withheld: R): Promise<R> {
    return new Promise((settle) => {
      const id = (asked += 1);
      const thread = leastBusy();
      thread.askers.set(id, { settle: settle as (result: unknown) => void, withheld });
      // A stopping server does not wait for an idle thread.
      thread.worker.ref();
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        thread.worker.postMessage({ id, how, given } satisfies Question);
      } catch {
        // Input that cannot be copied to another thread (a function) did not come from outside.
        answer(thread, id, undefined);
      }
    });
  }

  function leastBusy(): Thread {
    const idle = threads.find(({ askers }) => askers.size === 0);
    if (idle !== undefined) return idle;
    if (threads.length < MOST_THREADS) return openThread();
    return threads.reduce((a, b) => (b.askers.size < a.askers.size ? b : a));
  }

  function openThread(): Thread {
    const worker = new Worker(new URL('scrub-thread.ts', import.meta.url), { workerData: { ...made, names } });
    const thread: Thread = { worker, askers: new Map() };
    threads.push(thread);
    worker.on('message', ({ id, result }: Answer) => answer(thread, id, result));
    worker.on('error', () => giveUp(thread));
    worker.on('exit', () => giveUp(thread));
    return thread;
  }

  function answer({ worker, askers }: Thread, id: number, result: unknown): void {
    const asker = askers.get(id);
    askers.delete(id);
    if (askers.size === 0) worker.unref();
    asker?.settle(result ?? asker.withheld);
  }

  function giveUp(thread: Thread): void {
    const at = threads.indexOf(thread);
    if (at !== -1) threads.splice(at, 1);
    for (const { settle, withheld } of thread.askers.values()) settle(withheld);
    thread.askers.clear();
  }
}

const WITHHELD = '[removed:unscannable]';

const finding = (end: number): Finding => ({
  kind: 'unscannable',
  classification: 'RESTRICTED',
  path: '',
  start: 0,
  end,
  replacement: WITHHELD,
});
