import type { FieldProblem } from '../../../kernel/app-error.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

export type JsonLimits = {
  readonly maxDepth: number;
  /** For strings that contain a NUL or half a surrogate pair, and keys that name a prototype. Default: refuse. */
  readonly damagedText?: 'refuse' | 'keep';
};

/** Names that reach an object's prototype in careless code (abuse case 46). */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

type Frame = {
  readonly keys: Set<string> | undefined;
  readonly within: Frame | undefined;
  key: string;
  index: number;
};

/**
 * Parses JSON with only one interpretation (RFC 8785's I-JSON subset; abuse case 20). `JSON.parse` alone keeps the last
 * of two equal keys, turns 1e400 into Infinity and rounds large integers, so that what is hashed or decided could
 * differ from what was sent. The text is parsed natively, then scanned once, knowing that it is well formed. Problems
 * never repeat a value.
 */
export function readJson(text: string, limits: JsonLimits): Result<unknown, FieldProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err({ path: '', problem: `is not valid JSON${whereIn(text, error)}` });
  }
  if (isPlainly(text, value, limits.maxDepth)) return ok(value);
  const problem = scan(text, limits);
  return problem ? err(problem) : ok(value);
}

/**
 * Whether the text is a plain serialisation of this value, so that parsing lost nothing: no duplicate key, no rounded
 * number. True for most clients, and several times cheaper than scanning. Go escapes `<`, `>` and `&`; any other
 * numeric escape, and any prototype name, is left to the scan.
 */
function isPlainly(text: string, value: unknown, maxDepth: number): boolean {
  const plain = text.includes('\\u00')
    ? text.replace(GO_ESCAPES, (escape) => JSON.parse(`"${escape}"`) as string)
    : text;
  return (
    !plain.includes('\\u') && !SUSPECT.test(plain) && isShallow(value, maxDepth) && JSON.stringify(value) === plain
  );
}

const GO_ESCAPES = /\\u00(?:26|3c|3e)/g;
/** A prototype's name, or an integer that may exceed the safe range. */
const SUSPECT = new RegExp(`${[...FORBIDDEN_KEYS].join('|')}|(?:^|[:,[])-?\\d{16}`);

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((each) => isShallow(each, depth - 1));
}

function scan(text: string, { maxDepth, damagedText = 'refuse' }: JsonLimits): FieldProblem | undefined {
  const frames: Frame[] = [];
  let at = 0;
  while (at < text.length) {
    const top = frames.at(-1);
    switch (text[at]) {
      case '{':
      case '[':
        if (frames.length === maxDepth) return { path: '', problem: `is nested deeper than ${maxDepth} levels` };
        frames.push({ keys: text[at] === '{' ? new Set() : undefined, within: top, key: '', index: 0 });
        at += 1;
        break;
      case '}':
      case ']':
        frames.pop();
        at += 1;
        break;
      case ',':
        if (top) top.index += 1;
        at += 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        const raw = text.slice(at, end);
        if (top?.keys && isKey(text, end)) {
          const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
          if (damagedText === 'refuse' && FORBIDDEN_KEYS.has(key))
            return { path: pathOf(top.within), problem: `has a key that is not allowed (${key})` };
          top.key = key;
          if (top.keys.has(key))
            return { path: pathOf(top), problem: 'is given more than once', remedy: 'Send each key once.' };
          top.keys.add(key);
        }
        if (damagedText === 'refuse' && raw.includes('\\u') && isDamaged(JSON.parse(raw) as string)) {
          return {
            path: pathOf(top),
            problem: 'contains a NUL or half a character',
            remedy: 'Send well-formed Unicode text.',
          };
        }
        at = end;
        break;
      }
      default: {
        const number = startsNumber(text.charCodeAt(at)) ? numberAt(text, at) : undefined;
        if (number === undefined) at += 1;
        else if (isExact(number)) at += number.length;
        else
          return {
            path: pathOf(top),
            problem: 'is a number that cannot be stored exactly',
            remedy: 'Send it as text.',
          };
      }
    }
  }
  return undefined;
}

const pathOf = (frame: Frame | undefined): string =>
  frame === undefined ? '' : `${pathOf(frame.within)}/${frame.keys ? pathSegment(frame.key) : frame.index}`;

/** The index after the closing quote: the first quote preceded by an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function isKey(text: string, after: number): boolean {
  let at = after;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

/** PostgreSQL accepts no NUL, and half a surrogate pair has no UTF-8 form. */
export const isDamaged = (text: string): boolean => !text.isWellFormed() || text.includes('\0');

const startsNumber = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39);

const NUMBER = /-?\d[\d.eE+-]*/y;

function numberAt(text: string, at: number): string | undefined {
  NUMBER.lastIndex = at;
  return NUMBER.exec(text)?.[0];
}

function isExact(digits: string): boolean {
  const value = Number(digits);
  return Number.isFinite(value) && (/[.eE]/.test(digits) || Number.isSafeInteger(value));
}

/** V8's message quotes the text around the error, so only the position is taken from it. */
function whereIn(text: string, error: unknown): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
}
