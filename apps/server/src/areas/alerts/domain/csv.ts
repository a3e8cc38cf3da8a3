/**
 * A row of RFC 4180, each cell quoted. What a spreadsheet would take for a formula stands behind an apostrophe, wide forms
 * and what lies behind blanks included: an alert's words come from outside.
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
