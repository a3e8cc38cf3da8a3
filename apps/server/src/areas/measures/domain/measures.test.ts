import { describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import { csvOf } from './csv.ts';
import { LEAST, measuresOf, type Facts } from './measures.ts';
import { periodsIn } from './periods.ts';

const now = new Date('2026-11-01T00:00:00Z');
const declaredAt = addDays(now, -10);
const incident = (minutes: number | undefined, more: object = {}): Facts['incidents'][number] => ({
  id: `i${minutes}`,
  severity: 'SEV-1',
  service: undefined,
  declaredAt,
  acknowledgedAt: minutes === undefined ? undefined : addMinutes(declaredAt, minutes),
  mitigatedAt: undefined,
  resolvedAt: undefined,
  outcome: undefined,
  mergedInto: undefined,
  ...more,
});
const facts = (more: Partial<Facts>): Facts => ({
  now,
  incidents: [],
  beganAt: new Map(),
  rated: [],
  clocks: [],
  postmortems: [],
  actions: [],
  exceptions: [],
  ...more,
});
const measure = (id: string, given: Partial<Facts>) => measuresOf(facts(given)).find((each) => each.id === id);

describe('a count', () => {
  const approved = (isRenewal: boolean, isInForce: boolean) => ({ approvedAt: now, isRenewal, isInForce });

  test('of exceptions and of renewals is told whatever it is, with its definition [GOV 1.2]', () => {
    const exceptions = [approved(false, false), approved(true, true), approved(true, false)];
    expect(measure('exceptions', { exceptions })).toMatchObject({ unit: 'count', all: { n: 3, open: 1 }, by: [] });
    expect(measure('renewals', { exceptions })?.all).toEqual({ n: 2, open: 1 });
    expect(measure('exceptions', {})?.all).toEqual({ n: 0, open: 0 });
    const from = addDays(now, -30);
    expect(csvOf({ from, to: now, measures: measuresOf(facts({ exceptions })) })).toMatch(
      /\r\nrenewals,all,[^,]+,[^,]+,count,2,1,,,,,"?How many of those/,
    );
  });
});

describe('a figure', () => {
  test('is not shown of fewer than five, and says of how many it is', () => {
    const four = [1, 2, 3, 4].map((minutes) => incident(minutes));
    expect(measure('acknowledge', { incidents: four })?.all).toEqual({ n: 4, open: 0 });
    const five = measure('acknowledge', { incidents: [...four, incident(5)] });
    expect(five?.all).toMatchObject({ n: LEAST, open: 0, median: 180, p95: 300, mean: 180 });
  });

  test('counts what nobody has acknowledged as still running, and drops it not', () => {
    const incidents = [1, 2, 3, undefined, undefined, undefined].map((minutes) => incident(minutes));
    expect(measure('acknowledge', { incidents })?.all).toMatchObject({ n: 6, open: 3, median: 180 });
    expect(measure('acknowledge', { incidents })?.all.p95).toBeUndefined();
  });

  test('leaves out what was merged and what was nothing, and tells how many were nothing', () => {
    const merged = incident(500, { outcome: 'merged' });
    const nothing = incident(900, { outcome: 'false-alarm' });
    const incidents = [...[1, 2, 3, 4, 5].map((minutes) => incident(minutes)), merged, nothing];
    expect(measure('acknowledge', { incidents })?.all).toMatchObject({ n: 5, p95: 300 });
    expect(measure('false-alarms', { incidents })?.all).toMatchObject({ n: 6, share: 1 / 6 });
  });

  test('of detection is of those whose alert says when it began', () => {
    const incidents = [1, 2, 3, 4, 5, 6].map((minutes) => incident(minutes));
    const beganAt = new Map(incidents.slice(1).map(({ id }) => [id, addMinutes(declaredAt, -3)]));
    expect(measure('detect', { incidents, beganAt })?.all).toMatchObject({ n: 5, median: 180 });
  });

  test('of false alerts is of those that were rated [GOV 8.2]', () => {
    const rated = [true, true, true, false, false].map((isActionable) => ({
      severity: 'SEV-3' as const,
      isActionable,
    }));
    expect(measure('not-actionable', { rated })?.all).toEqual({ n: 5, open: 0, share: 0.4 });
  });

  test('of deadlines is of those that are decided; updates are counted apart', () => {
    const clocks = [
      { severity: 'SEV-1' as const, name: 'acknowledge', met: 6, decided: 8, running: 1 },
      { severity: 'SEV-2' as const, name: 'resolve', met: 2, decided: 2, running: 0 },
      { severity: 'SEV-1' as const, name: 'update', met: 3, decided: 6, running: 1 },
    ];
    expect(measure('clocks', { clocks })?.all).toEqual({ n: 10, open: 1, share: 0.8 });
    expect(measure('clocks', { clocks })?.by).toEqual([
      { severity: 'SEV-1', n: 8, open: 1, share: 0.75 },
      { severity: 'SEV-2', n: 2, open: 0 },
    ]);
    expect(measure('cadence', { clocks })?.all).toMatchObject({ n: 6, share: 0.5 });
  });

  test('of postmortems is of those whose time is up; one that is published late is late [GOV 3.1.8]', () => {
    const dueAt = addDays(now, -1);
    const one = {
      severity: 'SEV-1' as const,
      dueAt,
      publishedAt: undefined,
      missedAt: dueAt,
      promptAt: addDays(now, -3),
      scheduledAt: undefined,
    };
    const kept = { ...one, publishedAt: addDays(now, -2), missedAt: undefined };
    const late = { ...one, publishedAt: now };
    const open = { ...one, dueAt: addDays(now, 1), missedAt: undefined };
    const { all } = measure('postmortems', { postmortems: [kept, kept, kept, late, one, open] }) ?? {};
    expect(all).toEqual({ n: 5, open: 1, share: 0.6 });
  });

  test('of reviews is of those scheduled before the prompt: one scheduled later is late, one not yet asked for is nothing [GOV 8.2]', () => {
    const one = {
      severity: 'SEV-1' as const,
      dueAt: addDays(now, 4),
      publishedAt: undefined,
      missedAt: undefined,
      promptAt: addDays(now, -3),
      scheduledAt: addDays(now, -4),
    };
    const late = { ...one, scheduledAt: addDays(now, -2) };
    const never = { ...one, scheduledAt: undefined };
    const ahead = { ...never, promptAt: addDays(now, 1) };
    const { all } = measure('reviews', { postmortems: [one, one, one, late, never, ahead] }) ?? {};
    expect(all).toEqual({ n: 5, open: 0, share: 0.6 });
  });

  test('of repeats is of services: the second incident of one is a repeat, the first is not', () => {
    const of = (service: string, days: number) => incident(1, { service, declaredAt: addDays(now, -days) });
    const incidents = [of('a', 9), of('a', 8), of('a', 7), of('b', 6), of('c', 5), incident(1)];
    expect(measure('repeats', { incidents })?.all).toMatchObject({ n: 5, share: 0.4 });
  });

  test('of action items tells what is overdue [GOV 8.4]', () => {
    const actions = [true, false, false, false, false].map((isLate) => ({ severity: 'SEV-3' as const, isLate }));
    expect(measure('actions', { actions })?.all).toMatchObject({ n: 5, share: 0.2 });
  });
});

test('a span is shown in weeks, a long one in months, without a gap', () => {
  const from = addDays(now, -90);
  const weeks = periodsIn(from, now);
  expect(weeks).toHaveLength(13);
  expect(weeks[0]?.from).toEqual(from);
  expect(weeks.at(-1)?.to).toEqual(now);
  for (const [place, { from: begin }] of weeks.entries()) if (place > 0) expect(begin).toEqual(weeks[place - 1]?.to);
  expect(periodsIn(addDays(now, -365), now)).toHaveLength(13);
});

test('as CSV each row has its definition, and no cell is a formula', () => {
  const text = csvOf({
    from: declaredAt,
    to: now,
    measures: measuresOf(facts({ incidents: [1, 2, 3, 4, 5].map((each) => incident(each)) })),
  });
  const [head, ...rows] = text.trim().split('\r\n');
  expect(head).toBe('measure,severity,from,to,unit,n,open,median,p95,mean,share,definition');
  expect(rows.find((row) => row.startsWith('acknowledge,all,'))).toContain(
    ',seconds,5,0,180,300,180,,"From the declaration',
  );
  expect(rows.every((row) => !/(^|,)[=+@-]/.test(row))).toBe(true);
});
