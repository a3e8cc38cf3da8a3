import { useSyncExternalStore } from 'react';
import { betterOffset, type ClockOffset } from './clock-offset.ts';

/**
 * The only place that reads this machine's clock. Deadlines use the server's time: each response that carries it
 * corrects the offset.
 */
let offset: ClockOffset = { ahead: 0, doubt: Number.POSITIVE_INFINITY, measuredAt: 0 };

export const localNow = (): number => performance.timeOrigin + performance.now();

/** This machine's clock, which advances even while it sleeps. */
export const wallClock = (): number => Date.now();

export const serverNow = (): Date => new Date(localNow() + offset.ahead);

/** `serverTime` was written between `sentAt` and `receivedAt` of this machine (both from localNow). */
export function learnServerTime(serverTime: string, sentAt: number, receivedAt: number): void {
  offset = betterOffset(offset, { serverTime: Date.parse(serverTime), sentAt, receivedAt });
}

/** The server's time, to the second. One timer serves all counters, so that they tick together. */
export function useServerNow(): Date {
  return new Date(useSyncExternalStore(subscribe, currentSecond, currentSecond));
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const currentSecond = (): number => Math.floor(serverNow().getTime() / 1000) * 1000;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

function tick(): void {
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1000 - (serverNow().getTime() % 1000) + 4);
}
