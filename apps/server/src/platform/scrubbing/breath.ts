import { setImmediate } from 'node:timers/promises';

const LONGEST_MS = 10;

/**
 * For long work on the main thread: awaited between its parts, it yields to the event loop after every ten milliseconds
 * of work.
 */
export function createBreath(): () => Promise<void> {
  let began = processorMilliseconds();
  return async () => {
    if (processorMilliseconds() - began < LONGEST_MS) return;
    await setImmediate();
    began = processorMilliseconds();
  };
}

/** The CPU time this thread has used. Wall-clock time would include waiting on a busy machine. */
export function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
