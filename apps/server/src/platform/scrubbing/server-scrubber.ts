import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber } from '@muster/scrubber';
import { openScrubPool } from './scrub-pool.ts';

/** The key of the pseudonyms: the same person is the same token under it, and under no other (GOV 6.6). */
export type PseudonymKey = { readonly kid: string; readonly bytes: Uint8Array };

/** The scrubber of a server, and the same beside the server's own thread, for what is too large to be read on it. */
export type ServerScrubber = Scrubber & {
  readonly beside: {
    text(text: string): Promise<ReturnType<Scrubber['text']>>;
    value<T>(value: T): Promise<{ readonly value: T; readonly findings: ReturnType<Scrubber['text']>['findings'] }>;
  };
};

/** UTF-16 units. A hostile text of this length takes some tens of milliseconds, an ordinary one less than one. */
export const LARGE_TEXT = 32 * 1024;

/** Of processor time for one text on the server's thread. What does not finish in it is withheld. */
const BUDGET_MS = 45;

export function openServerScrubber(key: PseudonymKey): ServerScrubber {
  return { ...scrubberUnder(key, BUDGET_MS), beside: openScrubPool(key) };
}

/** Also what a thread of the pool makes for itself. */
export function scrubberUnder({ kid, bytes }: PseudonymKey, budgetMs: number): Scrubber {
  return createScrubber({
    pseudonym: pseudonymFrom((text) => createHmac('sha256', bytes).update(text).digest(), kid),
    budget: { milliseconds: budgetMs, spent: processorMilliseconds },
  });
}

/** Of this thread alone: on a busy machine the clock tells how long a thread waited for its turn. */
function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
