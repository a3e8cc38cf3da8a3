import { isBefore } from '../../../kernel/clock.ts';

/** A count within a window that has a limit, by its name: `consumer:0198…/day/2026-11-30T00:00:00.000Z`. */
export type MeterKey = string;

/** What one request may take of each meter at most. */
export type Wants = ReadonlyMap<MeterKey, bigint>;

/** Part of a meter's room, lent to one server until a moment. Within it, it lends on without asking anybody. */
export type Tranche = { readonly lease: string; readonly amount: bigint; readonly expiresAt: Date };

export type Reservation = { readonly id: number; readonly wants: Wants };

/** What of a tranche was used up, and what goes back. */
export type Settled = {
  readonly key: MeterKey;
  readonly lease: string;
  readonly spent: bigint;
  readonly givenBack: bigint;
};

type Held = { -readonly [K in keyof Tranche]: Tranche[K] } & { reserved: bigint; spent: bigint };

/**
 * Reserve before, settle after: a request begins only once the most it can take is set aside, all of it or nothing, and what
 * it did not take is free again the moment it ends, however it ends. What a tranche holds was counted against the limit
 * when it was lent, so that a server which dies has overspent nothing.
 */
export class Tranches {
  readonly #held = new Map<MeterKey, Held[]>();
  readonly #open = new Map<number, ReadonlyMap<MeterKey, Held>>();
  #next = 1;

  /** A tranche that was lent to this server. */
  add(key: MeterKey, tranche: Tranche): void {
    const held = this.#held.get(key) ?? [];
    held.push({ ...tranche, reserved: 0n, spent: 0n });
    this.#held.set(key, held);
  }

  /** Sets all of it aside, or says of which meters there is too little here. */
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

  /** Ends a reservation by what was taken. Said twice, the second time says nothing. */
  settle({ id, wants }: Reservation, took: Wants): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    for (const [key, held] of open) {
      held.reserved -= wants.get(key) ?? 0n;
      held.spent += took.get(key) ?? 0n;
    }
  }

  /** Nothing was taken. */
  release(reservation: Reservation): void {
    this.settle(reservation, new Map());
  }

  /**
   * What is to be told to where tranches come from: what was spent of each since the last time, and what goes back of those
   * that nothing is set aside from and that `isIdle`. Told things are forgotten here.
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

  /** What is still held is held for longer. */
  extend(expiresAt: Date): void {
    for (const held of [...this.#held.values()].flat()) held.expiresAt = expiresAt;
  }

  /** What is set aside at this moment, of all meters together: it is what is in flight, and nothing else. */
  get reserved(): bigint {
    return [...this.#held.values()].flat().reduce((sum, held) => sum + held.reserved, 0n);
  }

  get inFlight(): number {
    return this.#open.size;
  }
}

const freeIn = ({ amount, reserved, spent }: Held): bigint => amount - reserved - spent;

const nonNegative = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
