import { meaningOfKey, type KeyMeaning } from './key-lexicon.ts';
import { isRemoved } from './token.ts';

/** A value that follows a key in free text; offsets are into the text. */
export type KeyedValue = {
  readonly key: string;
  readonly meaning: KeyMeaning;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** `key: word` without quotes may be prose. */
  readonly mayBeProse: boolean;
};

/**
 * Finds `key=value`, `key: value`, `"key": "value"` (also escaped, as JSON within JSON), `--key value`, `<key>value<`,
 * and `"key","value":"…"`. Linear: an accepted value is read once, and scanning continues after it.
 * @param hints finds where a key may occur; needs the flag `g`
 */
export function keyedValues(text: string, hints: RegExp, accept: (value: KeyedValue) => boolean): KeyedValue[] {
  const found: KeyedValue[] = [];
  const scan = hints;
  scan.lastIndex = 0;
  for (let hint = scan.exec(text); hint !== null; hint = scan.exec(text)) {
    const [keyStart, keyEnd] = keyAround(text, hint.index, scan.lastIndex);
    scan.lastIndex = keyEnd;
    const key = text.slice(keyStart, keyEnd);
    const meaning = meaningOfKey(key);
    const span = meaning === undefined ? undefined : valueAfter(text, keyStart, keyEnd, meaning);
    if (meaning === undefined || span === undefined || span.end === span.start) continue;
    const value = { key, meaning, value: text.slice(span.start, span.end), ...span };
    if (!accept(value)) continue;
    found.push(value);
    scan.lastIndex = span.end;
  }
  return found;
}

const longestKey = 96;

function keyAround(text: string, hintStart: number, hintEnd: number): [number, number] {
  let start = hintStart;
  while (start > 0 && hintStart - start < longestKey && isKeyCode(text.charCodeAt(start - 1))) start--;
  let end = hintEnd;
  while (end < text.length && end - hintEnd < longestKey && isKeyCode(text.charCodeAt(end))) end++;
  while (end > hintEnd && text[end - 1] === '.') end--;
  return [start, end];
}

function isKeyCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2e
  );
}

const joint =
  /\\{0,15}["'`\]]{0,2}[ \t]{0,8}(=>|:=|={1,3}|:|,[ \t]{0,4}\\{0,15}["']?value\\{0,15}["']?[ \t]{0,4}[:=])[ \t]{0,8}/iy;
const flagJoint = /[ \t]{1,8}/y;
const elementJoint = />\s{0,8}/y;
const opening = /[bruf]?(\\{0,15})(["'`])/iy;

type Span = { start: number; end: number; mayBeProse: boolean };

function valueAfter(text: string, keyStart: number, keyEnd: number, meaning: KeyMeaning): Span | undefined {
  const before = text[keyStart - 1];
  const isFlag = text[keyStart] === '-' && (before === undefined || /[\s"'`]/.test(before));
  let mayBeProse = false;
  let start = matchEnd(joint, text, keyEnd);
  if (start !== undefined) mayBeProse = !isFlag && text[keyEnd] === ':' && /[ \t]/.test(text.charAt(keyEnd + 1));
  else if (isFlag) start = matchEnd(flagJoint, text, keyEnd);
  else if (before === '<') start = matchEnd(elementJoint, text, keyEnd);
  if (start === undefined) return undefined;

  opening.lastIndex = start;
  const quote = opening.exec(text);
  if (quote !== null) {
    const inner = opening.lastIndex;
    const end = closingQuote(text, inner, quote[2] ?? '', quote[1]?.length ?? 0);
    if (end !== undefined) return { start: inner, end, mayBeProse: false };
    start = inner;
  }
  if (text[start] === '[' && !text.startsWith(removedPrefix, start)) {
    const close = text.slice(start, start + longestList).search(/[\]\n]/);
    if (close !== -1) return { start: start + 1, end: start + close, mayBeProse: false };
  }
  if (text[start] === '{' && text[start + 1] !== '{') return template(text, start);
  const end = meaning === 'header' ? headerEnd(text, start) : wordEnd(text, start);
  return { start, end, mayBeProse };
}

const longestList = 4096;

function matchEnd(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

/** `{token}` is a template; any other brace opens an object, whose own keys are read separately. */
function template(text: string, start: number): Span | undefined {
  templateShape.lastIndex = start;
  return templateShape.test(text) ? { start, end: templateShape.lastIndex, mayBeProse: false } : undefined;
}
const templateShape = /\{\w{1,40}\}/y;

/**
 * The quote that closes one preceded by a number of backslashes: preceded by as few, or by as many escaped ones as make
 * whole backslashes. Not beyond the line.
 */
function closingQuote(text: string, from: number, quote: string, slashes: number): number | undefined {
  let run = 0;
  for (let index = from; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '\\') run++;
    else {
      const closes = run <= slashes || (run - slashes) % (2 * slashes + 2) === 0;
      if (char === quote && closes) return index - Math.min(run, slashes);
      if (char === '\n') return undefined;
      run = 0;
    }
  }
  return undefined;
}

const removedPrefix = '[removed:';
const nextPair = /[,;&]\s{0,2}[\w.-]{1,40}\s{0,2}[=:]/y;
const plainChars = /[^\s"'`<,;&\\]+/y;
const escapedQuote = /\\{1,16}["']/y;

/**
 * The end of an unquoted value: a blank, a quote or a tag; punctuation only if no text follows it, or the next pair
 * does.
 */
function wordEnd(text: string, start: number): number {
  const whole = templateEnd(text, start);
  if (whole !== undefined) return whole;
  let end = start;
  while (end < text.length) {
    end = matchEnd(plainChars, text, end) ?? end;
    const char = text[end] ?? ' ';
    if (char === '\\' ? matchEnd(escapedQuote, text, end) !== undefined : !/[,;&]/.test(char)) break;
    if (matchEnd(nextPair, text, end) !== undefined) break;
    end++;
  }
  while (end > start && /[,;&)\]}.]/.test(text.charAt(end - 1)) && !isKept(text.slice(start, end))) end--;
  return end;
}

function isKept(value: string): boolean {
  return value.endsWith('...') || (value.startsWith(removedPrefix) && isRemoved(value));
}

/** `${NAME}`, `{{ name }}` and `<name>` are taken whole, including blanks. */
function templateEnd(text: string, start: number): number | undefined {
  return matchEnd(templates, text, start);
}
const templates = /\$?\{\{[^{}\n]{0,120}\}\}|\$\{[^{}\n]{0,120}\}|<[A-Za-z][\w -]{0,60}>/y;

const scheme = /(?:bearer|basic|token|apikey|negotiate|ntlm)[ \t]+/iy;

/** A header's value: one word after a known scheme; without one, the rest of the line. */
function headerEnd(text: string, start: number): number {
  const word = matchEnd(scheme, text, start);
  if (word !== undefined) return wordEnd(text, word);
  const first = wordEnd(text, start);
  if (!/[ \t]/.test(text[first] ?? '') && !/[;,]/.test(text[first] ?? '')) return first;
  let end = first;
  while (end < text.length && !/[\r\n"'`]/.test(text.charAt(end))) end++;
  return end;
}
