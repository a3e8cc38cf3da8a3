import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { inTransaction } from '../../../platform/database/in-transaction.ts';
import type { Limits } from '../domain/consumer.ts';
import { Tranches, type MeterKey, type Reservation, type Wants } from '../domain/tranches.ts';
import { limitOf, measures, windowOf, type Measure, type Window } from '../domain/windows.ts';
import { draw, extend, tell, type Meter, type Told } from '../store/meters.ts';
import { GATEWAY } from './limits.ts';

/** A scope with limits: `consumer:…`, `team:…`, `provider:openai`, `model:openai/gpt-5`. */
export type Limited = { readonly scope: string; readonly limits: Limits };

/** What a request takes of each measure; money in picodollars. */
export type Needs = { readonly requests: bigint; readonly tokens: bigint; readonly money: bigint };

export type Reserved = Reservation & { readonly ok: true };
export type NotReserved = {
  readonly ok: false;
  readonly scope: string;
  readonly measure: Measure;
  readonly window: Window;
};

type Known = Meter & { readonly window: Window };

/** All limits, from tranches this server leases from the database. */
export class MeterPool {
  readonly #host: Pick<CommandHost, 'db' | 'clock' | 'ids'>;
  readonly #tranches = new Tranches();
  readonly #meters = new Map<MeterKey, Known>();
  readonly #drawing = new Map<MeterKey, Promise<boolean>>();
  readonly #leases = new Set<string>();
  readonly #used = new Set<MeterKey>();
  /**
   * Amounts recently refused, so that not every caller queries the database in vain; reset when something is returned.
   */
  readonly #tooMuch = new Map<MeterKey, bigint>();
  #flushedAt = 0;

  constructor(host: Pick<CommandHost, 'db' | 'clock' | 'ids'>) {
    this.#host = host;
  }

  /** Reserves everything, or returns the limit that is used up. Throws if the database cannot be reached. */
  async reserve(limited: readonly Limited[], needs: Needs): Promise<Reserved | NotReserved> {
    const wants = this.#wantsOf(limited, needs);
    for (;;) {
      const got = this.#tranches.reserve(wants, this.#host.clock.now());
      if (got.ok) {
        for (const key of wants.keys()) this.#used.add(key);
        return { ...got.reservation, ok: true };
      }
      for (const key of got.short) {
        const lent = await this.#drawOnce(key, wants.get(key) ?? 0n);
        const meter = this.#meters.get(key);
        if (!lent && meter !== undefined)
          return { ok: false, scope: meter.scope, measure: meter.measure, window: meter.window };
      }
    }
  }

  /** Ends a reservation with what was actually taken. */
  settle(reserved: Reserved, took: Needs): void {
    const actual = new Map<MeterKey, bigint>();
    for (const key of reserved.wants.keys()) {
      const measure = this.#meters.get(key)?.measure;
      if (measure !== undefined) actual.set(key, amountOf(measure, took));
    }
    this.#tranches.settle(reserved, actual);
    for (const key of reserved.wants.keys()) this.#tooMuch.delete(key);
  }

  get inFlight(): number {
    return this.#tranches.inFlight;
  }

  get reserved(): bigint {
    return this.#tranches.reserved;
  }

  /** Reports spending to the database, extends leases in use and returns the rest (`all`: everything). */
  async flush(all = false): Promise<void> {
    const now = this.#host.clock.now();
    this.#flushedAt = now.getTime();
    const isIdle = (key: MeterKey): boolean => {
      const meter = this.#meters.get(key);
      return all || meter === undefined || !isBefore(now, meter.window.until) || !this.#used.has(key);
    };
    const settled = this.#tranches.flush(isIdle);
    const told: Told[] = settled.flatMap(({ key, lease, spent, givenBack }) => {
      const meter = this.#meters.get(key);
      return meter === undefined ? [] : [{ ...meter, lease, spent, givenBack, isOver: isIdle(key) }];
    });
    this.#used.clear();
    this.#tooMuch.clear();
    const over = new Set(told.filter(({ isOver }) => isOver).map(({ lease }) => lease));
    for (const lease of over) this.#leases.delete(lease);
    const kept = [...this.#leases];
    if (told.length === 0 && kept.length === 0) return;
    await inTransaction(this.#host.db, async (tx) => {
      await tell(tx, told.toSorted(byMeter));
      if (kept.length > 0) await extend(tx, kept, addMilliseconds(now, GATEWAY.leaseMs));
    });
    this.#tranches.extend(addMilliseconds(now, GATEWAY.leaseMs));
    for (const [key, { window }] of this.#meters)
      if (!isBefore(now, addMilliseconds(window.until, GATEWAY.leaseMs))) this.#meters.delete(key);
  }

  #wantsOf(limited: readonly Limited[], needs: Needs): Wants {
    const now = this.#host.clock.now();
    const wants = new Map<MeterKey, bigint>();
    for (const { scope, limits } of limited) {
      for (const measure of measures) {
        const window = windowOf(measure, now);
        const key = `${scope}/${measure}/${window.from.getTime()}`;
        this.#meters.set(key, { scope, measure, from: window.from, window, limit: limitOf(limits, measure) });
        wants.set(key, amountOf(measure, needs));
      }
    }
    return wants;
  }

  /** One draw per meter at a time: concurrent callers check again what it brought. */
  async #drawOnce(key: MeterKey, least: bigint): Promise<boolean> {
    const tooMuch = this.#tooMuch.get(key);
    if (tooMuch !== undefined && least >= tooMuch) return false;
    const under = this.#drawing.get(key);
    if (under !== undefined) {
      await under;
      return true;
    }
    const drawing = this.#draw(key, least);
    this.#drawing.set(key, drawing);
    try {
      return await drawing;
    } finally {
      this.#drawing.delete(key);
    }
  }

  async #draw(key: MeterKey, least: bigint): Promise<boolean> {
    const meter = this.#meters.get(key);
    if (meter === undefined) throw new Error(`nobody counts ${key}`);
    const now = this.#host.clock.now();
    const lease = this.#host.ids.row(now);
    const part = meter.limit / GATEWAY.trancheParts;
    const several = least * GATEWAY.trancheRequests;
    const want = part > several ? part : several;
    const expiresAt = addMilliseconds(now, GATEWAY.leaseMs);
    const ask = async (): Promise<bigint> =>
      inTransaction(this.#host.db, async (tx) => draw(tx, { ...meter, lease, least, want, expiresAt }, now));
    let amount = await ask();
    if (amount === 0n && this.#leases.size > 0 && now.getTime() - this.#flushedAt >= GATEWAY.flushAtMostEveryMs) {
      // Tranches too small by themselves may be enough together.
      await this.flush();
      amount = await ask();
    }
    if (amount === 0n) {
      this.#tooMuch.set(key, least);
      return false;
    }
    this.#leases.add(lease);
    this.#tranches.add(key, { lease, amount, expiresAt });
    return true;
  }
}

function amountOf(measure: Measure, needs: Needs): bigint {
  if (measure === 'requests') return needs.requests;
  return measure === 'tokens' ? needs.tokens : needs.money;
}

const byMeter = (a: Told, b: Told): number => (nameOf(a) < nameOf(b) ? -1 : 1);
const nameOf = ({ scope, measure, from }: Told): string => `${scope} ${measure} ${from.toISOString()}`;
