import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What cuts a text by UTF-16 units and says so with an ellipsis: it can end in half a character. */
const CUT = /\.(?:slice|substring|substr)\([^()]*\)\}?…/;

/** Hexadecimal, which has no character of two units. */
const OF_OUR_OWN = new Set(['apps/web/src/areas/ledger/verify-panel.tsx']);

test('a text that is cut is cut by `shorten` or `fit`, never by units', () => {
  const files = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts']).filter(
    (path) => !path.includes('.test.') && !OF_OUR_OWN.has(path) && path !== 'apps/server/src/kernel/shorten.ts',
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((path) => CUT.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('the pattern finds the cut that once refused an alert', () => {
  expect(CUT.test('`${title.slice(0, longest - 1)}…`')).toBe(true);
});
