import type { IncidentClock } from '@muster/api-client';
import { expect, test } from 'vitest';
import { deadlineInBrief, deadlineWords, paintDeadline } from './deadline-words.ts';
import { coloured } from './paint.ts';

const clock = (more: Partial<IncidentClock> = {}): IncidentClock => ({
  name: 'acknowledge',
  round: 1,
  clause: '3.1.2',
  startedAt: '2026-05-23T10:00:00.000Z',
  warnAt: '2026-05-23T10:03:45.000Z',
  dueAt: '2026-05-23T10:05:00.000Z',
  state: 'running',
  ...more,
});
const at = (time: string): Date => new Date(`2026-05-23T${time}Z`);

test('a deadline says how long is left, and counts up once it is past', () => {
  expect(deadlineWords(clock(), at('10:00:48'))).toBe('ack 4m 12s');
  expect(deadlineWords(clock({ state: 'breached' }), at('10:05:12'))).toBe('ack overdue +0m 12s');
  expect(deadlineWords(clock({ dueAt: '2026-05-23T14:00:00.000Z' }), at('10:00:00'))).toBe('ack 4h 00m');
  expect(deadlineWords(clock({ dueAt: '2026-05-26T14:30:00.000Z' }), at('10:00:00'))).toBe('ack 3d 04h');
});

test('in a column an overdue clock is told by its plus', () => {
  expect(deadlineInBrief(clock({ name: 'commander' }), at('10:05:12'))).toBe('commander +0m 12s');
});

test('a clock that nobody owes any more says so', () => {
  expect(deadlineWords(clock({ name: 'update', state: 'void' }), at('10:05:12'))).toBe('next update no longer due');
});

test('a breach on record is overdue, even where this machine’s clock has not come that far', () => {
  expect(deadlineWords(clock({ state: 'breached' }), at('10:04:55'))).toBe('ack overdue +0m 00s');
});

test('a clock that was met says how long it took, one met late that it was late', () => {
  expect(deadlineWords(clock({ state: 'met', settledAt: '2026-05-23T10:01:40.000Z' }), at('11:00:00'))).toBe(
    'ack ✓ 1m 40s',
  );
  expect(deadlineWords(clock({ state: 'met-late', settledAt: '2026-05-23T10:06:00.000Z' }), at('11:00:00'))).toBe(
    'ack ✓ 6m 00s, late',
  );
});

test('it is calm until the warning of the policy, amber after it, red when overdue', () => {
  const shown = (time: string): string => paintDeadline('x', clock(), at(time), coloured);
  expect([shown('10:01:00'), shown('10:04:00'), shown('10:05:01')]).toEqual([
    'x',
    '\u001b[33mx\u001b[39m',
    '\u001b[31mx\u001b[39m',
  ]);
});
