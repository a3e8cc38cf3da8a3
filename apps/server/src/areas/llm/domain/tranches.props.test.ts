import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { Tranches, type Reservation } from './tranches.ts';

const NOW = new Date('2026-11-30T10:00:00Z');
const LATER = addMinutes(NOW, 5);

/** A minimal source of tranches: lends what is left, never more. */
class Bank {
  spent = 0n;
  lent = 0n;
  readonly limit: bigint;
  #next = 0;
  constructor(limit: bigint) {
    this.limit = limit;
  }
  lend(to: Tranches, want: bigint): boolean {
    const free = this.limit - this.spent - this.lent;
    const amount = free < want ? free : want;
    if (amount <= 0n) return false;
    this.lent += amount;
    to.add('m', { lease: String((this.#next += 1)), amount, expiresAt: LATER });
    return true;
  }
  hear(from: Tranches, idle: boolean): void {
    for (const { spent, givenBack } of from.flush(() => idle)) {
      this.spent += spent;
      this.lent -= spent + givenBack;
    }
  }
}

type Step = {
  readonly does: 'ask' | 'end' | 'tell';
  readonly server: number;
  readonly size: number;
  readonly part: number;
};
const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('ask', 'ask', 'end', 'tell'),
    server: fc.nat(2),
    size: fc.integer({ min: 1, max: 40 }),
    part: fc.nat(100),
  }),
  { maxLength: 120 },
);

describe('tranches of a budget among several servers', () => {
  test('never let more be taken than the limit, and in the end nothing is set aside [GOV 9.2]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), steps, (limit, todo) => {
        const bank = new Bank(BigInt(limit));
        const servers = [new Tranches(), new Tranches(), new Tranches()];
        const open: { server: Tranches; reservation: Reservation; size: bigint }[] = [];
        let taken = 0n;
        for (const { does, server, size, part } of todo) {
          const at = servers[server] ?? new Tranches();
          const wants = new Map([['m', BigInt(size)]]);
          if (does === 'ask') {
            let got = at.reserve(wants, NOW);
            if (!got.ok && bank.lend(at, BigInt(size) * 2n)) got = at.reserve(wants, NOW);
            if (got.ok) open.push({ server: at, reservation: got.reservation, size: BigInt(size) });
          } else if (does === 'tell') bank.hear(at, part % 2 === 0);
          else {
            const one = open.splice(part % Math.max(1, open.length), 1)[0];
            if (one === undefined) continue;
            const took = (one.size * BigInt(part)) / 100n;
            one.server.settle(one.reservation, new Map([['m', took]]));
            one.server.settle(one.reservation, new Map([['m', one.size]]));
            taken += took;
          }
          const inFlight = open.reduce((sum, each) => sum + each.size, 0n);
          expect(servers.reduce((sum, each) => sum + each.reserved, 0n)).toBe(inFlight);
          expect(taken + inFlight).toBeLessThanOrEqual(bank.limit);
          expect(bank.spent + bank.lent).toBeLessThanOrEqual(bank.limit);
        }
        for (const { server, reservation } of open) server.release(reservation);
        for (const each of servers) bank.hear(each, true);
        expect([bank.spent, bank.lent, servers.map(({ inFlight }) => inFlight)]).toEqual([taken, 0n, [0, 0, 0]]);
      }),
      { seed: 9, numRuns: 200 * depth },
    );
  });

  test('set aside all that a request needs or nothing, and nothing of what has expired', () => {
    const held = new Tranches();
    held.add('a', { lease: '1', amount: 10n, expiresAt: LATER });
    const wants = new Map([
      ['a', 5n],
      ['b', 5n],
    ]);
    expect(held.reserve(wants, NOW)).toEqual({ ok: false, short: ['b'] });
    expect(held.reserved).toBe(0n);
    held.add('b', { lease: '2', amount: 5n, expiresAt: LATER });
    expect(held.reserve(wants, LATER)).toEqual({ ok: false, short: ['a', 'b'] });
    expect(held.reserve(wants, NOW).ok).toBe(true);
  });
});
