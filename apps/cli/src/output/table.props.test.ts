import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from './paint.ts';
import { table } from './table.ts';
import { widthOf } from './width.ts';

const now = new Date('2026-05-23T10:00:00Z');
const word = fc.string({ unit: 'grapheme', maxLength: 60 });

test('no line of a table is wider than the screen, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ code: fc.constant('INC-7KQ2F'), what: word, who: word }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 40, max: 160 }),
      (rows, columns) => {
        const text = table(
          rows,
          [
            { head: 'CODE', cell: ({ code }) => code },
            { head: 'WHAT', cell: ({ what }) => what, shrinksTo: 10 },
            { head: 'WHO', cell: ({ who }) => who, shrinksTo: 10, dropped: 1 },
          ],
          { columns, paint: plain, now },
        );
        const lines = text.split('\n').slice(0, -1);
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      },
    ),
    { seed: 13 },
  );
});

test('what is least needed goes first, and a column that is empty is not shown', () => {
  const rows = [{ code: 'INC-7KQ2F', title: 'Fraud model answers in three seconds', owner: 'Grace Hopper', empty: '' }];
  const columns = [
    { head: 'CODE', cell: (row: (typeof rows)[0]) => row.code },
    { head: 'TITLE', cell: (row: (typeof rows)[0]) => row.title, shrinksTo: 12 },
    { head: 'OWNER', cell: (row: (typeof rows)[0]) => row.owner, dropped: 1 },
    { head: 'EMPTY', cell: (row: (typeof rows)[0]) => row.empty },
  ];
  expect(table(rows, columns, { columns: 80, paint: plain, now })).toContain('OWNER');
  const narrow = table(rows, columns, { columns: 30, paint: plain, now });
  expect(narrow).not.toMatch(/OWNER|EMPTY/);
  expect(narrow).toMatch(/INC-7KQ2F {2}Fraud .*…/);
});
