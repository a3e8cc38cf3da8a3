import { setTimeout as wait } from 'node:timers/promises';

/** The delay before a retry. Ends at once when the signal aborts; never rejects. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => {});
}
