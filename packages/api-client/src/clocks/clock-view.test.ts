import { expect, test } from 'vitest';
import type { IncidentClock } from '../shapes.ts';
import { clockView } from './clock-view.ts';
import { isOwed, owedFirst, soonest } from './owed-clocks.ts';

const clock: IncidentClock = {
  name: 'acknowledge',
  round: 1,
  clause: '3.1.2',
  startedAt: '2026-11-23T03:00:00.000Z',
  dueAt: '2026-11-23T03:20:00.000Z',
  warnAt: '2026-11-23T03:15:00.000Z',
  state: 'running',
};
const at = (time: string) => new Date(`2026-11-23T${time}.000Z`);

test('a deadline is calm until it warns, then amber, then red and counting up', () => {
  expect(clockView(clock, at('03:14:59'))).toMatchObject({ tone: 'calm', words: '5m 01s' });
  expect(clockView(clock, at('03:15:00'))).toMatchObject({ tone: 'amber', words: '5m 00s', leftShare: 0.25 });
  expect(clockView(clock, at('03:20:00'))).toMatchObject({ tone: 'amber', words: '0m 00s', leftShare: 0 });
  expect(clockView(clock, at('03:20:12'))).toMatchObject({ tone: 'red', words: 'overdue +0m 12s', briefly: '+0m 12s' });
});

test('a met deadline says how long it took, and that it was late if it was, no louder than what is due now', () => {
  const met = { ...clock, state: 'met', settledAt: '2026-11-23T03:01:40.000Z' } as const;
  expect(clockView(met, at('04:00:00'))).toMatchObject({ tone: 'met', words: '1m 40s' });
  const late = { ...clock, state: 'met-late', breachedAt: clock.dueAt, settledAt: '2026-11-23T03:21:00.000Z' } as const;
  expect(clockView(late, at('04:00:00'))).toMatchObject({ tone: 'late', words: '21m 00s, late' });
});

test('a breach that nobody has answered goes on counting', () => {
  const breached = { ...clock, state: 'breached', breachedAt: clock.dueAt } as const;
  expect(clockView(breached, at('03:21:30'))).toMatchObject({ tone: 'red', words: 'overdue +1m 30s' });
});

test('a breach on record is overdue, even where this machine’s clock has not come that far', () => {
  const breached = { ...clock, state: 'breached', breachedAt: clock.dueAt } as const;
  expect(clockView(breached, at('03:19:59'))).toMatchObject({ tone: 'red', words: 'overdue +0m 00s', leftShare: 0 });
});

test('what is due next is the earliest clock that is still owed', () => {
  const met = { ...clock, state: 'met', settledAt: clock.startedAt } as const;
  const later = { ...clock, name: 'mitigate', dueAt: '2026-11-23T03:30:00.000Z' } as const;
  const overdue = { ...clock, name: 'commander', state: 'breached', dueAt: '2026-11-23T03:05:00.000Z' } as const;
  expect(soonest([met, later, overdue])?.name).toBe('commander');
  expect(soonest([met])).toBeUndefined();
  expect([overdue, later, met].map(isOwed)).toEqual([true, true, false]);
  expect(owedFirst([met, later, overdue])).toEqual([overdue, later, met]);
});

test('a clock says what it asks for, and that it is no longer due', () => {
  expect(clockView({ ...clock, name: 'commander' }, at('03:00:00'))).toMatchObject({
    name: 'commander',
    spoken: 'commander: 20m 00s left',
  });
  expect(clockView({ ...clock, name: 'update', state: 'void' }, at('03:00:00'))).toMatchObject({
    tone: 'void',
    spoken: 'next update: no longer due',
  });
});
