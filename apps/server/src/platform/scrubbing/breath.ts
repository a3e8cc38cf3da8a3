import { setImmediate } from 'node:timers/promises';
import { processorMilliseconds } from './processor-time.ts';

const LONGEST_MS = 10;

/** For long work on the server's thread: awaited between its parts, it lets others have their turn every ten milliseconds of work. */
export function createBreath(): () => Promise<void> {
  let began = processorMilliseconds();
  return async () => {
    if (processorMilliseconds() - began < LONGEST_MS) return;
    await setImmediate();
    began = processorMilliseconds();
  };
}
