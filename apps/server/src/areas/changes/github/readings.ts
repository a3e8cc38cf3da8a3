import { isBefore } from '../../../kernel/clock.ts';

/**
 * What was read at the forge and need not be read again. What a commit fixes never changes. What the whole organisation
 * shares (a branch, a team, who may write) is read once for all pull requests that had their news before that reading began:
 * to each of them it is as new as a reading of its own would have been then. Kept by each server for itself, and bounded.
 */
export interface Readings {
  /** Of what may change: a reading that began after the news came, one's own or another's. */
  since<T>(what: string, news: Date, read: () => Promise<T>): Promise<T>;
  /** Of what a commit fixes. `isWhole`: whether the forge showed all of it; what it did not is read again. */
  fixed<T>(what: string, read: () => Promise<T>, isWhole: (value: T) => boolean): Promise<T>;
}

const MOST = 2_000;

export function createReadings(now: () => Date): Readings {
  const shared = new Map<string, { readonly beganAt: Date; readonly value: Promise<unknown> }>();
  const known = new Map<string, unknown>();
  return {
    async since<T>(what: string, news: Date, read: () => Promise<T>) {
      const before = shared.get(what);
      if (before !== undefined && isBefore(news, before.beganAt)) return (await before.value) as T;
      const value = read();
      keep(shared, what, { beganAt: now(), value });
      // One that failed is nobody else's answer.
      value.catch(() => shared.delete(what));
      return value;
    },
    async fixed<T>(what: string, read: () => Promise<T>, isWhole: (value: T) => boolean) {
      if (known.has(what)) return known.get(what) as T;
      const value = await read();
      if (isWhole(value)) keep(known, what, value);
      return value;
    },
  };
}

/** The oldest goes first. */
function keep<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  const oldest = map.keys().next();
  if (map.size > MOST && oldest.done !== true) map.delete(oldest.value);
}
