import { isBefore } from '../../../kernel/clock.ts';

/**
 * A cache of what was read at the forge. What a commit determines never changes. What is shared by the organisation (a
 * branch, a team, write permissions) is read once for all pull requests whose events were received before that reading
 * began: it is as current for them as their own reading would have been. Per server and bounded.
 */
export interface Readings {
  /** For mutable values: one that was read since `news`, cached or new. */
  since<T>(what: string, news: Date, read: () => Promise<T>): Promise<T>;
  /** For values a commit determines. Only those for which `isWhole` holds are cached. */
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
      // Do not share a failed reading.
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

/** Evicts the oldest. */
function keep<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  const oldest = map.keys().next();
  if (map.size > MOST && oldest.done !== true) map.delete(oldest.value);
}
