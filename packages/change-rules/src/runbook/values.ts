import type { PolicySnapshot } from '@muster/policy';

/**
 * `{{slos.ML-SLO-002.objective.under}}`: the number is stored once, in the policy, and inserted wherever it is quoted.
 */
const QUOTED = /\{\{([^{}\n]{1,120})\}\}/g;

/** A text with its quotations of the policy filled in. An unknown path stays as written: lint reports it. */
export const filled = (text: string, policy: PolicySnapshot): string =>
  text.replaceAll(QUOTED, (whole, path: string) => {
    return quotable(policy, path.trim()) ?? whole;
  });

/** The value at a path, in words; undefined if there is none, or it is not a number, duration, share or short text. */
export function quotable(policy: PolicySnapshot, path: string): string | undefined {
  const value = valueAt(policy, path);
  return value === undefined || value === null ? undefined : wordsOf(value);
}

const LONGEST_WORDS = 80;

/** The paths that a text quotes, in order. */
export const quotedIn = (text: string): readonly string[] =>
  [...text.matchAll(QUOTED)].map(([, path = '']) => path.trim());

/** A policy value by its path. A limit that is itself a path is followed to the value it names. */
function valueAt(policy: PolicySnapshot, path: string): unknown {
  let at: unknown = policy;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  const isReference = path.endsWith('.limit') && typeof at === 'string' && /^[a-z]\w*\./i.test(at);
  return isReference ? valueAt(policy, String(at)) : at;
}

const MINUTES_PER_DAY = 24 * 60;
const PERCENT = 100;

/** In human-readable form: `5 %`, `2 s`, `30 min`, `4 h`, `2 days`. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) {
    const { minutes, milliseconds, numerator, denominator } = value as Readonly<Record<string, number>>;
    if (minutes !== undefined) return spanWords(minutes);
    if (milliseconds !== undefined) return `${milliseconds / 1000} s`;
    if (numerator !== undefined && denominator !== undefined)
      return `${Number(((numerator * PERCENT) / denominator).toFixed(3))} %`;
    return undefined;
  }
  const text = String(value);
  if (text.length > LONGEST_WORDS || /["\n:#{}]/.test(text)) return undefined;
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(%|[smhd])$/.exec(text) ?? [];
  if (number === undefined) return text;
  if (unit === '%' || unit === 's') return `${number} ${unit}`;
  return spanWords(Number(number) * { m: 1, h: 60, d: MINUTES_PER_DAY }[unit as 'm' | 'h' | 'd']);
}

function spanWords(minutes: number): string {
  if (minutes >= MINUTES_PER_DAY && minutes % MINUTES_PER_DAY === 0) {
    const days = minutes / MINUTES_PER_DAY;
    return days === 1 ? '24 h' : `${days} days`;
  }
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** The same as a plain number for alert rules: shares from 0 to 1, durations in seconds. */
export function numberAt(policy: PolicySnapshot, path: string): number | undefined {
  const value = valueAt(policy, path);
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null) {
    const { minutes, milliseconds, numerator, denominator } = value as Readonly<Record<string, number>>;
    if (minutes !== undefined) return minutes * 60;
    if (milliseconds !== undefined) return milliseconds / 1000;
    return numerator === undefined || denominator === undefined ? undefined : numerator / denominator;
  }
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(%|[smhd])?$/.exec(String(value)) ?? [];
  if (number === undefined) return undefined;
  const times = { '': 1, '%': 0.01, s: 1, m: 60, h: 3600, d: 86_400 }[unit as '' | '%' | 's' | 'm' | 'h' | 'd'];
  return Number((Number(number) * times).toPrecision(12));
}

const UNIT = '(?:%|ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|weeks?|months?)';
const TYPED = new RegExp(`(?:[<>≤≥=]\\s?\\d+(?:[.,]\\d+)?|\\b\\d[\\d.,]{0,12}\\s?${UNIT}(?![\\w-]))`, 'iu');

/** A literal number with a unit or after a comparison, where prose should quote the policy. */
export function typedNumberIn(text: string): string | undefined {
  return TYPED.exec(text.replaceAll(QUOTED, '·'))?.[0];
}
