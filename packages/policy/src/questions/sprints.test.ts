import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { loadPolicy } from '../../test/released-policy.ts';
import { endOfNextSprint } from './sprints.ts';

const released = loadPolicy().sprints;
const berlin = { ...released, zone: 'Europe/Berlin' };
const days = (count: number): number => count * 24 * 60 * 60 * 1000;

describe('"next sprint" is the end of the sprint after the current one', () => {
  test.each([
    ['the first instant of a sprint', '2026-01-05T00:00:00.000Z', '2026-02-02T00:00:00.000Z'],
    ['the last instant of a sprint', '2026-01-18T23:59:59.999Z', '2026-02-02T00:00:00.000Z'],
    ['the next instant', '2026-01-19T00:00:00.000Z', '2026-02-16T00:00:00.000Z'],
    ['before the anchor', '2026-01-04T12:00:00.000Z', '2026-01-19T00:00:00.000Z'],
  ])('from %s', (_when, now, end) => {
    expect(endOfNextSprint(released, new Date(now)).toISOString()).toBe(end);
  });

  test('at midnight of the calendar’s zone, on both sides of summer time', () => {
    expect(endOfNextSprint(berlin, new Date('2026-02-20T12:00:00Z')).toISOString()).toBe('2026-03-15T23:00:00.000Z');
    expect(endOfNextSprint(berlin, new Date('2026-03-20T12:00:00Z')).toISOString()).toBe('2026-04-12T22:00:00.000Z');
  });

  test('always between one and two sprints away, give or take the hour of summer time', () => {
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        const away = endOfNextSprint(berlin, now).getTime() - now.getTime();
        const hour = days(1) / 24;
        expect(away).toBeGreaterThan(days(berlin.length.days) - hour);
        expect(away).toBeLessThanOrEqual(days(2 * berlin.length.days) + hour);
      }),
      { seed: 13 },
    );
  });
});
