import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/** Polls until there is a result, since real peers take their time. Rejects with the last reason on timeout. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  patienceMs = 20_000,
): Promise<T> {
  const end = performance.now() + patienceMs;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = undefined;
    } catch (failure) {
      last = failure;
    }
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`after ${patienceMs} ms still waiting: ${what}`, { cause: last });
}
