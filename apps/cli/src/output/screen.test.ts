import { expect, test } from 'vitest';
import { coloured, plain } from './paint.ts';
import { screenOf } from './screen.ts';

const now = new Date('2026-05-23T10:00:00Z');
const outlet = (isTerminal: boolean, columns?: number) => ({ isTerminal, columns, write: async () => {} });

test('COLUMNS rules over the terminal, and there is a width without either', () => {
  expect(screenOf({ env: { COLUMNS: '100' } }, outlet(true, 120), now).columns).toBe(100);
  expect(screenOf({ env: {} }, outlet(true, 120), now).columns).toBe(120);
  expect(screenOf({ env: { COLUMNS: 'wide' } }, outlet(false), now).columns).toBe(80);
});

test('colour is for terminals only, and for none with NO_COLOR', () => {
  expect(screenOf({ env: {} }, outlet(true), now).paint).toBe(coloured);
  expect(screenOf({ env: {} }, outlet(false), now).paint).toBe(plain);
  expect(screenOf({ env: { NO_COLOR: '1' } }, outlet(true), now).paint).toBe(plain);
  expect(screenOf({ env: { TERM: 'dumb' } }, outlet(true), now).paint).toBe(plain);
});
