import { parentPort, workerData } from 'node:worker_threads';
import { keyedScrubber } from './keyed-scrubber.ts';
import type { Answer, Made, Question } from './scrub-pool.ts';

/** Scrubs beside the server's own thread. Nobody waits on this one, so that its budget is for the sender's patience. */
const { key, house } = workerData as Made;
const scrubber = keyedScrubber(key, 2_000, house);

parentPort?.on('message', ({ id, how, given }: Question) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, result: scrubbed(how, given) } satisfies Answer);
});

/** Undefined if it broke: whoever asked withholds what they gave. */
function scrubbed(how: Question['how'], given: unknown): unknown {
  try {
    return how === 'text' ? scrubber.text(given as string) : scrubber.value(given);
  } catch {
    return undefined;
  }
}
