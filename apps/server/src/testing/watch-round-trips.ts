import { Client } from 'pg';
import { vi } from 'vitest';

/** Counts waits for PostgreSQL in this process: statements sent while others are unanswered wait together with them. */
export interface RoundTrips {
  count(): number;
  reset(): void;
  end(): void;
}

export function watchRoundTrips(): RoundTrips {
  const unanswered = new Map<unknown, number>();
  let count = 0;
  const send = Reflect.get(Client.prototype, 'query') as (...given: unknown[]) => Promise<unknown>;
  function counted(this: unknown, ...given: unknown[]): unknown {
    const before = unanswered.get(this) ?? 0;
    if (before === 0) count += 1;
    unanswered.set(this, before + 1);
    return send.apply(this, given).finally(() => unanswered.set(this, (unanswered.get(this) ?? 1) - 1));
  }
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(counted);
  return {
    count: () => count,
    reset: () => {
      count = 0;
    },
    end: () => spy.mockRestore(),
  };
}
