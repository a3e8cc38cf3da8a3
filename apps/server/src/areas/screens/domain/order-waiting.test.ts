import { expect, test } from 'vitest';
import { inOrder } from './order-waiting.ts';

const now = new Date('2026-11-02T09:00:00.000Z');
const at = (time: string, rank?: string) => ({
  dueAt: `2026-11-02T${time}:00.000Z`,
  ...(rank === undefined ? {} : { rank }),
});

test('of what is overdue the worst stands first, however long the milder has been', () => {
  const [mild, grave, next] = [at('08:00', 'SEV-3'), at('08:59', 'SEV-1'), at('09:05', 'SEV-1')];
  expect(inOrder([mild, next, grave], now)).toEqual([grave, mild, next]);
});

test('what is due next stands before what is due later, whatever its rank, and before what has no time', () => {
  const [soon, later, some] = [at('09:05', 'SEV-4'), at('10:00', 'SEV-1'), {}];
  expect(inOrder([some, later, soon], now)).toEqual([soon, later, some]);
});

test('among what is overdue, what has no rank stands last, the longest overdue first', () => {
  const [graded, long, short] = [at('08:59', 'SEV-4'), at('07:00'), at('08:00')];
  expect(inOrder([short, long, graded], now)).toEqual([graded, long, short]);
});
