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
