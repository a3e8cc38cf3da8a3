import { expect, test } from 'vitest';
import { toLedgerQuery } from './ledger-filters.ts';

test('what Muster notes for itself is left out, unless it is asked for', () => {
  expect(toLedgerQuery({}, '')).toEqual({ limit: 100, routine: false });
  expect(toLedgerQuery({ refused: 'yes' }, 'next')).toEqual({
    limit: 100,
    routine: false,
    allowed: false,
    cursor: 'next',
  });
  expect(toLedgerQuery({ routine: 'shown' }, '')).toEqual({ limit: 100 });
  expect(toLedgerQuery({ action: 'access.reads' }, '')).toEqual({ limit: 100, action: 'access.reads' });
});

test('days are whole ones, in UTC, both included', () => {
  expect(toLedgerQuery({ from: '2026-11-29', to: '2026-11-30' }, '')).toMatchObject({
    from: '2026-11-29T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
  });
});
