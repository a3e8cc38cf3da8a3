import { isBefore } from '../../../kernel/clock.ts';

/** Identifies a limit's counter within a window: `consumer:0198…/day/2026-11-30T00:00:00.000Z`. */
export type MeterKey = string;

/** The most a request may take from each meter. */
export type Wants = ReadonlyMap<MeterKey, bigint>;

/** Part of a meter's remaining amount, leased to one server until a given time, to reserve from without a query. */
export type Tranche = { readonly lease: string; readonly amount: bigint; readonly expiresAt: Date };

export type Reservation = { readonly id: number; readonly wants: Wants };

/** What was used of a tranche, and what is returned. */
export type Settled = {
  readonly key: MeterKey;
  readonly lease: string;
  readonly spent: bigint;
  readonly givenBack: bigint;
};

type Held = { -readonly [K in keyof Tranche]: Tranche[K] } & { reserved: bigint; spent: bigint };

/**
 * Reserve before, settle after: a request starts only once the most it can take is reserved on all its meters, and what
 * it did not take is freed when it ends, however it ends. A tranche counts against the limit from the moment it is
 * leased, so a crashed server cannot have overspent.
 */
export class Tranches {
  readonly #held = new Map<MeterKey, Held[]>();
  readonly #open = new Map<number, ReadonlyMap<MeterKey, Held>>();
  #next = 1;

  /** Adds a tranche leased to this server. */
  add(key: MeterKey, tranche: Tranche): void {
    const held = this.#held.get(key) ?? [];
    held.push({ ...tranche, reserved: 0n, spent: 0n });
    this.#held.set(key, held);
  }

  /** Reserves everything, or returns the meters without enough left here. */
  reserve(
    wants: Wants,
    now: Date,
  ):
    | { readonly ok: true; readonly reservation: Reservation }
    | { readonly ok: false; readonly short: readonly MeterKey[] } {
    const found = new Map<MeterKey, Held>();
    const short: MeterKey[] = [];
    for (const [key, amount] of wants) {
      const held = (this.#held.get(key) ?? []).find((each) => isBefore(now, each.expiresAt) && freeIn(each) >= amount);
      if (held === undefined) short.push(key);
      else found.set(key, held);
    }
    if (short.length > 0) return { ok: false, short };
    for (const [key, held] of found) held.reserved += wants.get(key) ?? 0n;
    const id = this.#next;
    this.#next += 1;
    this.#open.set(id, found);
    return { ok: true, reservation: { id, wants } };
  }

  /** Ends a reservation with what was actually taken. Idempotent. */
  settle({ id, wants }: Reservation, took: Wants): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    for (const [key, held] of open) {
      held.reserved -= wants.get(key) ?? 0n;
      held.spent += took.get(key) ?? 0n;
    }
  }

  /** Ends a reservation that took nothing. */
  release(reservation: Reservation): void {
    this.settle(reservation, new Map());
  }

  /**
   * What to report to the source: spending since the last flush, and what is returned from tranches that are `isIdle`
   * and have no reservations. Reported amounts are removed here.
   */
  flush(isIdle: (key: MeterKey) => boolean): readonly Settled[] {
    const settled: Settled[] = [];
    for (const [key, all] of this.#held) {
      const kept: Held[] = [];
      for (const held of all) {
        const isOver = held.reserved === 0n && isIdle(key);
        const spent = held.spent;
        const givenBack = isOver ? nonNegative(held.amount - spent) : 0n;
        if (spent > 0n || isOver) settled.push({ key, lease: held.lease, spent, givenBack });
        if (!isOver) kept.push(Object.assign(held, { amount: nonNegative(held.amount - spent), spent: 0n }));
      }
      if (kept.length === 0) this.#held.delete(key);
      else this.#held.set(key, kept);
    }
    return settled;
  }

  /** Extends the leases of everything still held. */
  extend(expiresAt: Date): void {
    for (const held of [...this.#held.values()].flat()) held.expiresAt = expiresAt;
  }

  /** Total currently reserved over all meters, i.e. for requests in flight. */
  get reserved(): bigint {
    return [...this.#held.values()].flat().reduce((sum, held) => sum + held.reserved, 0n);
  }

  get inFlight(): number {
    return this.#open.size;
  }
}

const freeIn = ({ amount, reserved, spent }: Held): bigint => amount - reserved - spent;

const nonNegative = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
