import { setImmediate } from 'node:timers/promises';

const LONGEST_MS = 10;

/** For long work on the server's thread: awaited between its parts, it lets others have their turn every ten milliseconds. */
export function createBreath(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < LONGEST_MS) return;
    await setImmediate();
    began = performance.now();
  };
}
