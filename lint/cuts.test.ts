import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Code that cuts a text by UTF-16 units, with an ellipsis or at a length limit, and so can split a character. */
const CUT =
  /\.(?:slice|substring|substr)\([^()]*\)\}?…|\.slice\(0, (?:LONGEST_\w+|MOST_(?:TITLE|NOTE|COMMENT|CHARACTERS))\)/;

/** Hexadecimal only, so no character has two units. */
const OF_OUR_OWN = new Set(['apps/web/src/areas/ledger/verify-panel.tsx']);

test('a text that is cut is cut by `shorten` or `fit`, never by units', () => {
  const files = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.ts']).filter(
    (path) => !path.includes('.test.') && !OF_OUR_OWN.has(path) && path !== 'apps/server/src/kernel/shorten.ts',
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((path) => CUT.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('the pattern finds the cuts that once refused an alert, and a declaration in Slack', () => {
  expect(CUT.test('`${title.slice(0, longest - 1)}…`')).toBe(true);
  expect(CUT.test('{ title: typed.title.slice(0, MOST_TITLE) }')).toBe(true);
});
