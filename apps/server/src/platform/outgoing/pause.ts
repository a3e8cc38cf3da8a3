import { setTimeout as wait } from 'node:timers/promises';

/** Before something is tried again. Ends at once when the signal aborts; never rejects. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> =>
  await wait(milliseconds, undefined, { signal }).catch(() => {});
