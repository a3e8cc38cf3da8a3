import { isObject, wordOf } from '@muster/llm-wire';
import { parse } from 'csv-parse/sync';
import { dayOf, MINUTES_PER_DAY, minutesBetween } from '../../../kernel/clock.ts';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import type { ToldUsage } from '../domain/reconcile.ts';

/** A provider's usage export, as far as it could be read. */
export type UsageExport = { readonly used: readonly ToldUsage[]; readonly problems: readonly FieldProblem[] };

/**
 * Reads usage exports: OpenAI's and Anthropic's reports as JSON (one page, or a list of all pages) and as CSV; for
 * other providers, CSV with `day,model` and any of `requests,tokens,cost_usd`.
 */
export function readUsageExport(content: string, picodollarsOf: (dollars: string) => bigint | undefined): UsageExport {
  const text = content.replace(/^\uFEFF/, '').trim();
  return text.startsWith('{') || text.startsWith('[') ? fromJson(text) : fromCsv(text, picodollarsOf);
}

type Line = Omit<ToldUsage, 'day' | 'model'> & {
  readonly day?: string | undefined;
  readonly model?: string | undefined;
};

function fromJson(text: string): UsageExport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { used: [], problems: [{ path: '/content', problem: 'is not readable JSON' }] };
  }
  const all = new Reading();
  const pages = Array.isArray(value) ? listOf(value) : [value];
  for (const [nth, page] of pages.entries()) {
    const at = Array.isArray(value) ? `/content/${nth}` : '/content';
    const buckets = isObject(page) ? page['data'] : undefined;
    if (!isObject(page) || !Array.isArray(buckets)) {
      all.wrong(at, 'is not a page of a usage report', 'It must have a list named data.');
      continue;
    }
    if (page['has_more'] === true && nth === pages.length - 1)
      all.wrong(at, 'is not the last page', 'Put all pages into one JSON list.');
    for (const [index, bucket] of listOf(buckets).entries()) readBucket(bucket, `${at}/data/${index}`, all);
  }
  return all;
}

function readBucket(bucket: unknown, at: string, all: Reading): void {
  const [from, to] = isObject(bucket)
    ? [instantOf(bucket['start_time'] ?? bucket['starting_at']), instantOf(bucket['end_time'] ?? bucket['ending_at'])]
    : [];
  if (!isObject(bucket) || from === undefined) return all.wrong(at, 'does not say when it starts');
  if (to !== undefined && minutesBetween(from, to) > MINUTES_PER_DAY)
    return all.wrong(at, 'is longer than a day', 'Export with a bucket width of 1d.');
  for (const [index, result] of listOf(bucket['results']).entries())
    all.take({ day: dayOf(from), ...(isObject(result) ? jsonLine(result) : {}) }, `${at}/results/${index}`);
  return undefined;
}

function jsonLine(result: Readonly<Record<string, unknown>>): Line {
  const written = result['cache_creation'];
  const tokens = [
    result['input_tokens'],
    result['uncached_input_tokens'],
    result['cache_read_input_tokens'],
    ...(isObject(written) ? Object.values(written) : []),
    result['output_tokens'],
  ].filter((each) => each !== undefined && each !== null);
  const requests = result['num_model_requests'];
  return {
    model: wordOf(result['model']),
    ...(requests === undefined ? {} : { requests: Number(requests) }),
    ...(tokens.length === 0 ? {} : { tokens: tokens.reduce<number>((sum, each) => sum + Number(each), 0) }),
  };
}

/** Columns by meaning, under every provider's names; if several match, they are added up. */
const COLUMNS = {
  day: ['day', 'usage_date_utc', 'start_time_iso'],
  model: ['model', 'model_version'],
  requests: ['requests', 'num_model_requests'],
  tokens: [
    'tokens',
    'input_tokens',
    'output_tokens',
    'usage_input_tokens_no_cache',
    'usage_input_tokens_cache_write_5m',
    'usage_input_tokens_cache_write_1h',
    'usage_input_tokens_cache_read',
    'usage_output_tokens',
  ],
  cost: ['cost_usd'],
} as const;

function fromCsv(text: string, picodollarsOf: (dollars: string) => bigint | undefined): UsageExport {
  const all = new Reading();
  let rows: readonly (readonly string[])[];
  try {
    rows = parse(text, { relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch {
    return { used: [], problems: [{ path: '/content', problem: 'is not readable CSV' }] };
  }
  const head = rows[0]?.map((cell) => cell.toLowerCase()) ?? [];
  const columns = (of: keyof typeof COLUMNS): readonly number[] =>
    COLUMNS[of].map((name) => head.indexOf(name)).filter((index) => index >= 0);
  const [day, model] = [columns('day')[0], columns('model')[0]];
  if (day === undefined || model === undefined) {
    all.wrong('/content/lines/1', 'has no columns for the day and the model', 'day,model,requests,cost_usd');
    return all;
  }
  for (const [index, cells] of rows.slice(1).entries()) {
    const sum = (of: 'requests' | 'tokens'): number | undefined => {
      const found = columns(of).map((column) => cells[column] ?? '');
      return found.length === 0 ? undefined : found.reduce((total, cell) => total + countIn(cell), 0);
    };
    const [requests, tokens, price] = [sum('requests'), sum('tokens'), columns('cost')[0]];
    const cost = price === undefined ? undefined : picodollarsOf(cells[price] ?? '');
    const at = `/content/lines/${index + 2}`;
    if (price !== undefined && cost === undefined) all.wrong(at, 'has a cost that is not an amount in dollars', '4.25');
    else
      all.take(
        {
          day: cells[day]?.slice(0, 'yyyy-mm-dd'.length),
          model: cells[model],
          ...(requests === undefined ? {} : { requests }),
          ...(tokens === undefined ? {} : { tokens }),
          ...(cost === undefined ? {} : { cost }),
        },
        at,
      );
  }
  return all;
}

/** What has been read so far, and the problems with the rest: their location, never their content. */
class Reading implements UsageExport {
  readonly used: ToldUsage[] = [];
  readonly problems: FieldProblem[] = [];

  take({ day, model, ...counts }: Line, at: string): void {
    const isCounted = Object.values(counts).some((each) => each !== undefined);
    if (day === undefined || !isDay.test(day)) this.wrong(at, 'has no day', '2026-11-30');
    else if (model === undefined || !isModel.test(model)) this.wrong(at, 'has no model', 'Export it grouped by model.');
    else if (!isCounted) this.wrong(at, 'has no requests, tokens or dollars', 'Export usage, not costs.');
    else if (!isWhole(counts.requests) || !isWhole(counts.tokens))
      this.wrong(at, 'has a count that is not a whole number');
    else this.used.push({ day, model, ...counts });
  }

  wrong(path: string, problem: string, remedy?: string): void {
    if (this.problems.length < MOST_PROBLEMS)
      this.problems.push({ path, problem, ...(remedy === undefined ? {} : { remedy }) });
  }
}

const MOST_PROBLEMS = 20;
const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Characters of model names; anything else is never repeated in an error. */
const isModel = /^[A-Za-z0-9][\w.:/-]{0,119}$/;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const isWhole = (count: number | undefined): boolean =>
  count === undefined || (Number.isSafeInteger(count) && count >= 0);

/** An empty cell counts as zero; a non-number makes its line invalid. */
const countIn = (cell: string): number => (cell === '' ? 0 : /^\d{1,15}$/.test(cell) ? Number(cell) : Number.NaN);

/** Seconds since the epoch (OpenAI) or an ISO instant (Anthropic). */
function instantOf(value: unknown): Date | undefined {
  const at = typeof value === 'number' ? new Date(value * 1000) : new Date(wordOf(value) ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
