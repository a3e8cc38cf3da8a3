import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test.each([
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r\n=1',
  '  =1',
  '\u200b=1',
  '\ufeff@x',
  '＝1',
  '＠SUM',
  '|x',
])('%j is no formula in a spreadsheet', (words) => {
  expect(csvRow([words])).toBe(`"'${words.replaceAll('"', '""')}"\r\n`);
});

test('a row is read back as it was written', () => {
  expect(csvRow(['a "b", c', 5, true, undefined, 'zwei\nZeilen 🦊'])).toBe(
    '"a ""b"", c",5,true,,"zwei\nZeilen 🦊"\r\n',
  );
});
