import { parentPort, workerData } from 'node:worker_threads';
import { keyedScrubber } from './keyed-scrubber.ts';
import type { Answer, Made, Question } from './scrub-pool.ts';

/**
 * Scrubs outside the server's main thread. It blocks nothing there, so its budget is only limited by the sender's
 * patience.
 */
const { key, custom, names } = workerData as Made;
const scrubber = keyedScrubber(key, 2_000, custom);
if (names !== undefined) scrubber.know(names);

parentPort?.on('message', (question: Question) => {
  if (question.how === 'know') return scrubber.know(question.names);
  const { id, how, given } = question;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  return parentPort?.postMessage({ id, result: scrubbed(how, given) } satisfies Answer);
});

/** Undefined if scrubbing failed: the caller then withholds its input. */
function scrubbed(how: 'text' | 'value' | 'nameless', given: unknown): unknown {
  try {
    if (how === 'text') return scrubber.text(given as string);
    return how === 'value' ? scrubber.value(given) : scrubber.nameless.value(given);
  } catch {
    return undefined;
  }
}
