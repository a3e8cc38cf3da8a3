import { matchesOf } from './matches.ts';
import { Mark, shortestRun } from './marks.ts';
import { derivedView, type Piece, type View } from './view.ts';

/**
 * What long base64 runs (plain or URL-safe) contain when decoded as text, line by line; `undefined` if nothing is
 * readable. Every alignment is tried, because a path or a word prepended to the run shifts it.
 */
export function base64View(view: View): View | undefined {
  if ((view.marks & Mark.run) === 0) return undefined;
  const pieces: Piece[] = [];
  for (const { 0: run, index } of matchesOf(runs, view.text)) {
    for (let shift = 0; shift < 4; shift++) readStretches(run, index, shift, pieces);
  }
  return pieces.length === 0 ? undefined : derivedView(view, pieces);
}

const runs = new RegExp(`[A-Za-z0-9+/_-]{${shortestRun},}={0,2}`, 'g');
const shortestStretch = 9;

/** Adds each stretch of printable bytes; it stands for all characters that encode it. */
function readStretches(run: string, at: number, shift: number, pieces: Piece[]): void {
  const byteTotal = Math.floor(((run.length - shift) * 6) / 8);
  let first = 0;
  while (first + shortestStretch <= byteTotal) {
    // From the end: non-text shows within a look or two, and everything before it is skipped.
    let probe = first + shortestStretch - 1;
    while (probe >= first && isPrintable(byteAt(run, shift, probe))) probe--;
    if (probe >= first) {
      first = probe + 1;
      continue;
    }
    let last = first + shortestStretch;
    while (last < byteTotal && isPrintable(byteAt(run, shift, last))) last++;
    let text = '';
    for (let index = first; index < last; index++) text += String.fromCharCode(byteAt(run, shift, index));
    pieces.push(...stretch(run, at, shift, first, last, text));
    first = last + 1;
  }
}

function stretch(run: string, at: number, shift: number, first: number, last: number, text: string): Piece[] {
  const from = at + shift + Math.floor((first * 8) / 6);
  let to = at + shift + Math.ceil((last * 8) / 6);
  while (run[to - at] === '=') to++;
  return [
    { text, from, to, plain: false },
    { text: '\n', from, to, plain: false },
  ];
}

/** The byte at an index of the run decoded from `shift`; 0 for padding. */
function byteAt(run: string, shift: number, index: number): number {
  const bit = index * 8;
  const char = shift + Math.floor(bit / 6);
  const high = sextets[run.charCodeAt(char)] ?? padding;
  const low = sextets[run.charCodeAt(char + 1)] ?? padding;
  if (high === padding || low === padding) return 0;
  return (((high << 6) | low) >> (4 - (bit % 6))) & 0xff;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const padding = 64;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(128).fill(padding);
for (let value = 0; value < 64; value++) sextets[alphabet.charCodeAt(value)] = value;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/** The text encoded by a whole base64 word, if it is printable ASCII; `undefined` otherwise. */
export function readBase64(word: string): string | undefined {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const char of word.replace(/={0,2}$/, '')) {
    const sextet = sextets[char.charCodeAt(0)] ?? padding;
    if (sextet === padding) return undefined;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    if (!isPrintable(byte) && byte < 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
