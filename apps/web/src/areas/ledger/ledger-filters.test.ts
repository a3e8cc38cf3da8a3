import { expect, test } from 'vitest';
import { parseAlertFilters } from '../alerts/alert-filters.ts';
import { parseLedgerFilters } from './ledger-filters.ts';

test('a clause keeps its last zero on the way through the address', () => {
  expect(parseLedgerFilters({ clause: '2.10', actor: ' ', before: '7' })).toEqual({ clause: '2.10' });
});

test('alerts are narrowed by a known state only', () => {
  expect(parseAlertFilters({ state: 'firing', q: ' p99 ' })).toEqual({ state: 'firing', q: 'p99' });
  expect(parseAlertFilters({ state: 'silenced' })).toEqual({});
});

test('what is no day is no filter', () => {
  expect(parseLedgerFilters({ from: '2026-11-30', to: 'yesterday' })).toEqual({ from: '2026-11-30' });
  expect(parseLedgerFilters({ from: '2026-13-45' })).toEqual({});
});
