import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { controlsOf, evaluate, type Seen } from './controls.ts';
import { lastQuarter, quarterNamed } from './quarter.ts';

const policy = releasedPolicy();
const controls = controlsOf(policy);
const named = (id: string) => {
  const control = controls.find((each) => each.id === id);
  if (control === undefined) throw new Error(`no control ${id}`);
  return control;
};
const standing = (state: 'enforced' | 'partly' | 'not-built') => ({ state, enforcedBy: [], note: '' });
const all = (state: 'enforced' | 'partly' | 'not-built') =>
  Object.fromEntries(policy.clauses.map(({ id }) => [id, standing(state)]));
const breaking = new Set(['incident.clock_breached']);
const seen = (action: string, count: number, more: Partial<Seen> = {}): Seen => ({
  clause: '3.1.2',
  action,
  isAllowed: true,
  count,
  ...more,
});

describe('a control in a period', () => {
  test('is each clause, and each of SOC 2 over the clauses it rests on [GOV 7.12]', () => {
    expect(controls).toHaveLength(policy.clauses.length + Object.keys(policy.controls.soc2).length);
    expect(named('CC7.4').clauses).toContain('3.1.2');
  });

  test('is judged by what is on record of it: a missed clock is an exception, of all that were there [GOV 7.12]', () => {
    const facts = [
      seen('incident.status_updated', 9),
      seen('incident.clock_breached', 2),
      seen('page.sent', 1, { clause: '4.1' }),
    ];
    expect(evaluate(named('3.1.2'), facts, breaking, all('enforced'))).toMatchObject({
      population: 11,
      exceptions: 2,
      verdict: 'exceptions',
    });
    expect(evaluate(named('CC7.4'), facts, breaking, all('enforced')).exceptions).toBe(2);
    expect(evaluate(named('4.1'), facts, breaking, all('enforced'))).toMatchObject({ verdict: 'none-found' });
  });

  test('with nothing on record is not evaluable, never good, whatever the build asserts [GOV 7.12]', () => {
    expect(evaluate(named('3.1.2'), [], breaking, all('enforced'))).toMatchObject({
      verdict: 'not-evaluable',
      because: 'nothing-on-record',
      assertion: 'enforced',
    });
    expect(evaluate(named('3.1.2'), [seen('x.y', 3)], breaking, all('not-built'))).toMatchObject({
      verdict: 'not-evaluable',
      because: 'not-built',
    });
    const half = { ...all('enforced'), '3.1.2': standing('not-built') };
    expect(evaluate(named('CC7.4'), [seen('x.y', 3)], breaking, half).assertion).toBe('partly');
  });

  test('counts entries by their action where it rests on those, and refusals apart', () => {
    const facts = [seen('access.refused', 4, { clause: undefined, isAllowed: false })];
    expect(evaluate(named('CC6.1'), facts, breaking, all('enforced'))).toMatchObject({ population: 4, refused: 4 });
  });
});

test('a quarter runs from its first instant in UTC up to the next; the last is the one that is over', () => {
  expect(quarterNamed('2026-Q3')).toMatchObject({
    from: new Date('2026-07-01T00:00:00Z'),
    to: new Date('2026-10-01T00:00:00Z'),
  });
  for (const odd of ['2026-Q5', '2026-q3', '26-Q1', '2026Q1', '']) expect(quarterNamed(odd)).toBeUndefined();
  expect(lastQuarter(new Date('2026-01-01T00:00:00Z')).name).toBe('2025-Q4');
  expect(lastQuarter(new Date('2026-12-31T23:59:59Z')).name).toBe('2026-Q3');
});
