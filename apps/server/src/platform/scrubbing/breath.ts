import { setImmediate } from 'node:timers/promises';

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

/** What this thread has worked so far. A clock would tell on a busy machine how long it waited for its turn. */
export function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
