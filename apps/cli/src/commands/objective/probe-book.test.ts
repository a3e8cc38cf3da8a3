import { expect, test } from 'vitest';
import { openProbeBook } from './probe-book.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 2, 9, minute, second));

test('a minute is unreachable where every attempt in it failed, once it is over [GOV 4.1]', () => {
  const book = openProbeBook();
  book.note(at(0), false);
  book.note(at(0, 30), false);
  expect(book.untold(at(0, 59))).toEqual([]);
  book.note(at(1), false);
  book.note(at(1, 30), true);
  book.note(at(2), false);
  expect(book.untold(at(3))).toEqual(['2026-11-02T09:00:00.000Z', '2026-11-02T09:02:00.000Z']);
});

test('is told until it was, and then no more', () => {
  const book = openProbeBook();
  book.note(at(0), false);
  const minutes = book.untold(at(1));
  expect(book.untold(at(9))).toEqual(minutes);
  book.told(minutes);
  expect(book.untold(at(9))).toEqual([]);
});
