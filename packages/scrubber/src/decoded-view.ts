import { matchesOf } from './matches.ts';
import { Mark } from './marks.ts';
import { decodeUtf8 } from './utf8.ts';
import { derivedView, type Piece, type View } from './view.ts';

/**
 * Removes one layer of disguise: NFKC and Unicode digits, invisible and control characters, `%40`, `\u0040`, `&#64;`,
 * `[at]`. Repeated backslashes and `&amp;amp;` count as one layer. `undefined` if there is none.
 */
export function decodedView(view: View): View | undefined {
  if ((view.marks & Mark.encoded) === 0) return undefined;
  const pieces: Piece[] = [];
  let copied = 0;
  const replace = (from: number, to: number, text: string): void => {
    if (from > copied) pieces.push({ text: view.text.slice(copied, from), from: copied, to: from, plain: true });
    // A character that decodes to nothing is never a finding's first or last piece.
    if (text !== '') pieces.push({ text, from, to, plain: false });
    copied = to;
  };

  for (const match of matchesOf(disguised, view.text)) {
    const { index } = match;
    if (index < copied) continue;
    const run = match[0];
    if (match[1] !== undefined) replace(index, index + run.length, plainSign(match[1].toLowerCase()));
    else if (run.charCodeAt(0) > 127) foldRun(run, index, replace);
    else {
      const decoded = decodeAt(view.text, index);
      if (decoded !== undefined) replace(index, decoded.end, decoded.text);
    }
  }
  if (copied === 0) return undefined;
  if (copied < view.text.length) {
    pieces.push({ text: view.text.slice(copied), from: copied, to: view.text.length, plain: true });
  }
  return derivedView(view, pieces);
}

const disguised =
  /[ \t]{0,2}[[({][ \t]{0,2}(at|dot|[.@:])[ \t]{0,2}[\])}][ \t]{0,2}|[%\\&\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[^\u0000-\u007f]+/gi;

/** `[at]` and `[.]`: used to write addresses so that they are not followed. */
function plainSign(written: string): string {
  return written === 'at' ? '@' : written === 'dot' ? '.' : written;
}

type Decoded = { readonly text: string; readonly end: number };

function decodeAt(text: string, index: number): Decoded | undefined {
  switch (text[index]) {
    case '%':
      return decodePercent(text, index);
    case '\\':
      return decodeBackslash(text, index);
    case '&':
      return decodeEntity(text, index);
    default:
      return { text: '', end: index + 1 };
  }
}

function decodePercent(text: string, index: number): Decoded | undefined {
  const isUnit = text[index + 1] === 'u' || text[index + 1] === 'U';
  const unit = isUnit ? hexAt(text, index + 2, 4) : undefined;
  if (unit !== undefined) return { text: String.fromCharCode(unit), end: index + 6 };
  const first = percentByte(text, index);
  if (first === undefined) return undefined;
  if (first.byte < 0x80) return { text: String.fromCharCode(first.byte), end: first.end };
  const bytes = [first.byte];
  let end = first.end;
  for (let wanted = first.byte >= 0xf0 ? 3 : first.byte >= 0xe0 ? 2 : 1; wanted > 0; wanted--) {
    const next = percentByte(text, end);
    if (next === undefined) break;
    bytes.push(next.byte);
    end = next.end;
  }
  const decoded = decodeUtf8(bytes);
  return decoded === undefined ? { text: String.fromCharCode(first.byte), end: first.end } : { text: decoded, end };
}

function percentByte(text: string, index: number): { byte: number; end: number } | undefined {
  const byte = text[index] === '%' ? hexAt(text, index + 1, 2) : undefined;
  return byte === undefined ? undefined : { byte, end: index + 3 };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', '"': '"', "'": "'", '/': '/' };

function decodeBackslash(text: string, index: number): Decoded | undefined {
  let next = index + 1;
  while (text[next] === '\\') next++;
  const char = text[next] ?? '';
  const escape = escapes[char];
  if (escape !== undefined) return { text: escape, end: next + 1 };
  const width = { u: 4, x: 2, U: 8 }[char];
  const unit = width === undefined ? undefined : hexAt(text, next + 1, width);
  if (width !== undefined && unit !== undefined && unit <= 0x10ffff) {
    return { text: characterOf(unit), end: next + 1 + width };
  }
  braced.lastIndex = next;
  const code = braced.exec(text)?.[1];
  if (code !== undefined) return { text: characterOf(Number.parseInt(code, 16)), end: braced.lastIndex };
  return next > index + 1 ? { text: '\\', end: next } : undefined;
}

const braced = /u\{0{0,4}([0-9a-f]{1,5})\}/iy;
const entity = /&(?:amp;)*(?:#(\d{1,7});?|#x([0-9a-f]{1,6});?|([a-z]{2,8});)/iy;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  colon: ':',
  commat: '@',
  dash: '-',
  dollar: '$',
  equals: '=',
  excl: '!',
  gt: '>',
  hyphen: '-',
  lowbar: '_',
  lt: '<',
  nbsp: ' ',
  newline: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quot: '"',
  shy: '',
  sol: '/',
  tab: '\t',
  zwj: '',
  zwnj: '',
};

function decodeEntity(text: string, index: number): Decoded | undefined {
  entity.lastIndex = index;
  const match = entity.exec(text);
  if (match === null) return undefined;
  const [, decimal, hex = '', name] = match;
  const end = entity.lastIndex;
  if (name !== undefined) {
    const char = entities[name.toLowerCase()];
    return char === undefined ? undefined : { text: char, end };
  }
  const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
  return code <= 0x10ffff ? { text: characterOf(code), end } : undefined;
}

function characterOf(code: number): string {
  return String.fromCodePoint(code);
}

function hexAt(text: string, index: number, width: number): number | undefined {
  let value = 0;
  for (let at = index; at < index + width; at++) {
    const digit = hexDigits[text.charCodeAt(at)] ?? noDigit;
    if (digit === noDigit) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

const noDigit = 16;
const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? noDigit : digit;
});

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0080-\u009f]/u;
const foldable = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0080-\u009f\p{Nd}。∶“”„‟‘’‚]/u;
/** Unchanged by NFKC, yet read as punctuation by people, IDNA or software that "improves" pasted quotes. */
const lookalikes: Readonly<Record<string, string>> = {
  '。': '.',
  '∶': ':',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
};

function foldRun(run: string, at: number, replace: (from: number, to: number, text: string) => void): void {
  if (!foldable.test(run) && run.normalize('NFKC') === run) return;
  let index = at;
  const known = new Map<string, string>();
  for (const char of run) {
    const end = index + char.length;
    const folded = known.get(char) ?? fold(char);
    known.set(char, folded);
    if (folded !== char) replace(index, end, folded);
    index = end;
  }
}

function fold(char: string): string {
  if (invisible.test(char)) return '';
  const known = lookalikes[char];
  if (known !== undefined) return known;
  const composed = char.normalize('NFKC');
  if (composed !== char) return composed.length > 4 ? char : composed;
  return /\p{Nd}/u.test(char) ? digitOf(char.codePointAt(0) ?? 0) : char;
}

/** Decimal digits are encoded in runs of ten from zero up, in every script (Unicode 4.6). */
function digitOf(code: number): string {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
