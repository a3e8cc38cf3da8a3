import type { Figure, Measure } from './measures.ts';

const COLUMNS = [
  'measure',
  'severity',
  'from',
  'to',
  'unit',
  'n',
  'open',
  'median',
  'p95',
  'mean',
  'share',
  'definition',
];

/** The metrics as RFC 4180 CSV: one row per measure and severity, each with its definition. */
export function csvOf({
  from,
  to,
  measures,
}: {
  readonly from: Date;
  readonly to: Date;
  readonly measures: readonly Measure[];
}): string {
  const span = [from.toISOString(), to.toISOString()];
  const row = ({ id, unit, definition }: Measure, severity: string, { n, open, median, p95, mean, share }: Figure) =>
    [id, severity, ...span, unit, n, open, median, p95, mean, share, definition].map(cell).join(',');
  const rows = measures.flatMap((measure) => [
    row(measure, 'all', measure.all),
    ...measure.by.map((figure) => row(measure, figure.severity, figure)),
  ]);
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

const cell = (value: string | number | undefined): string => {
  if (value === undefined) return '';
  const text = typeof value === 'number' ? String(Math.round(value * PRECISION) / PRECISION) : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const PRECISION = 10_000;
