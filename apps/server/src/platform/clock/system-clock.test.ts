import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeClock } from './judge-clock.ts';
import { measureOffset } from './measure-offset.ts';
import { createSystemClock } from './system-clock.ts';

const NOON = Date.parse('2026-11-02T12:00:00.000Z');

/** A host whose clocks the test sets, and a database whose clock is `ahead` of the host's wall clock. */
function createHost() {
  const host = { wall: NOON, monotonic: 1000 };
  return {
    pass: (ms: number) => ((host.wall += ms), (host.monotonic += ms)),
    setWall: (ms: number) => (host.wall = ms),
    time: { wallMs: () => host.wall, monotonicMs: () => host.monotonic },
  };
}

const measured = (host: ReturnType<typeof createHost>, databaseMs: number, uncertaintyMs = 1) => ({
  databaseMs,
  monotonicMs: host.time.monotonicMs(),
  wallMs: host.time.wallMs(),
  uncertaintyMs,
});

describe('the production clock', () => {
  test('tells the database time after a measurement, whatever the host says', () => {
    const host = createHost();
    const clock = createSystemClock(host.time);
    clock.follow(measured(host, NOON + 5000));
    host.pass(250);
    expect(clock.now().getTime()).toBe(NOON + 5250);
  });

  test('is not moved when somebody sets the wall clock of the host', () => {
    const host = createHost();
    const clock = createSystemClock(host.time);
    clock.follow(measured(host, NOON));
    host.setWall(NOON - 86_400_000);
    host.pass(10);
    expect(clock.now().getTime()).toBe(NOON + 10);
  });

  test('stands rather than runs backwards, and goes on once time has caught up', () => {
    const host = createHost();
    const clock = createSystemClock(host.time);
    clock.follow(measured(host, NOON + 1000));
    expect(clock.now().getTime()).toBe(NOON + 1000);
    clock.follow(measured(host, NOON + 400));
    expect(clock.now().getTime()).toBe(NOON + 1000);
    host.pass(700);
    expect(clock.now().getTime()).toBe(NOON + 1100);
  });

  test('never runs backwards under any sequence of measurements and readings', () => {
    const step = fc.record({
      pass: fc.nat(5000),
      offset: fc.option(fc.integer({ min: -10_000, max: 10_000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const host = createHost();
        const clock = createSystemClock(host.time);
        let last = clock.now().getTime();
        for (const { pass, offset } of steps) {
          host.pass(pass);
          if (offset !== undefined) clock.follow(measured(host, host.time.wallMs() + offset));
          const now = clock.now().getTime();
          expect(now).toBeGreaterThanOrEqual(last);
          last = now;
        }
      }),
      { seed: 20261102 },
    );
  });
});

describe('measuring the offset', () => {
  test('keeps the sample with the shortest round trip', async () => {
    const host = createHost();
    const trips = [80, 6, 40];
    const askDatabaseTime = async () => {
      const trip = trips.shift()!;
      host.pass(trip / 2);
      const answer = new Date(host.time.wallMs() + 3000);
      host.pass(trip / 2);
      return answer;
    };
    const measurement = await measureOffset(askDatabaseTime, 3, host.time);
    expect(measurement.uncertaintyMs).toBe(3);
    expect(measurement.databaseMs - measurement.wallMs).toBe(3000);
    expect(trips).toEqual([]);
  });

  test('errs by no more than it says, however lopsided the path', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200),
        fc.nat(200),
        fc.integer({ min: -60_000, max: 60_000 }),
        async (there, back, offset) => {
          const host = createHost();
          const ask = async () => {
            host.pass(there);
            const answer = new Date(host.time.wallMs() + offset);
            host.pass(back);
            return answer;
          };
          const measurement = await measureOffset(ask, 1, host.time);
          expect(Math.abs(measurement.databaseMs - measurement.wallMs - offset)).toBeLessThanOrEqual(
            measurement.uncertaintyMs,
          );
        },
      ),
      { seed: 20261102 },
    );
  });
});

describe('a server is not ready', () => {
  const limits = { maxHostOffsetMs: 2000, maxUncertaintyMs: 500, maxAgeMs: 120_000 };
  const good = { hostOffsetMs: 0, uncertaintyMs: 1, sinceMeasuredMs: 0 };

  test('before its clock was compared with the database', () => expect(judgeClock(undefined, limits).ok).toBe(false));
  test.each([
    ['too far ahead', { ...good, hostOffsetMs: 2001 }],
    ['too far behind', { ...good, hostOffsetMs: -2001 }],
    ['too uncertain', { ...good, uncertaintyMs: 501 }],
    ['too long alone', { ...good, sinceMeasuredMs: 120_001 }],
  ])('with a clock that is %s', (_, standing) =>
    expect(judgeClock(standing, limits)).toMatchObject({ ok: false, remedy: expect.any(String) }),
  );
  test('but is with a clock within every limit', () =>
    expect(judgeClock({ ...good, hostOffsetMs: -2000 }, limits)).toEqual({ ok: true }));
});
