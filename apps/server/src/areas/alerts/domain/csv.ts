/**
 * One row of RFC 4180, each cell quoted. Alert texts are untrusted, so an apostrophe is put before whatever a
 * spreadsheet would take for a formula, including full-width forms and formulas after blanks.
 */
export const csvRow = (cells: readonly (string | number | boolean | undefined)[]): string =>
  `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;
