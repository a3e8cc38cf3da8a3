/** What a text contains at all, learnt in one pass: most strings have no mark that any detector asks for. */
export const Mark = {
  at: 1,
  digit: 2,
  /** three dots or more */
  dots: 4,
  /** two colons or more */
  colons: 8,
  /** something that may join a key to its value: `=`, `:`, `>` or a command-line flag */
  pair: 16,
  slash: 32,
  dash: 64,
  /** an escape, an entity, a control character, anything beyond ASCII, or a bracket that may spell `[at]` */
  encoded: 128,
  /** a blank or anything else that ends a word */
  blank: 512,
  /** digits enough for a telephone number */
  manyDigits: 1024,
  /** a run of base64 alphabet long enough to hide something */
  run: 256,
} as const;

export const shortestRun = 16;

/** Returns the bit set of {@link Mark}s of a text. */
export function marksOf(text: string): number {
  let marks = 0;
  let dots = 0;
  let digits = 0;
  let colons = 0;
  let run = 0;
  let previous = space;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const entry = code < 128 ? (table[code] ?? 0) : Mark.encoded;
    marks |= entry;
    if ((entry & inRun) === 0) run = 0;
    else if (++run === shortestRun) marks |= Mark.run;
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === dot) dots++;
    else if (code === colon) colons++;
    else if (code === dash && flagBefore(previous)) marks |= Mark.pair;
    previous = code;
  }
  if (digits >= 7) marks |= Mark.manyDigits;
  if (dots >= 3) marks |= Mark.dots;
  if (colons >= 2) marks |= Mark.colons;
  return marks & ~inRun;
}

const [space, dash, dot, colon] = [0x20, 0x2d, 0x2e, 0x3a];
const inRun = 1 << 15;

function flagBefore(code: number): boolean {
  return code === space || code === dash || code === 0x22 || code === 0x27 || code === 0x0a;
}

const table = new Uint16Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  let entry = 0;
  if (char === '@') entry |= Mark.at;
  if (/[0-9]/.test(char)) entry |= Mark.digit;
  if (/[=:>]/.test(char)) entry |= Mark.pair;
  if (/[\s:+"']/.test(char)) entry |= Mark.blank;
  if (char === '/') entry |= Mark.slash;
  if (char === '-') entry |= Mark.dash;
  if (/[%\\&[({]/.test(char) || ((code < 32 || code === 127) && !/[\t\n\r]/.test(char))) entry |= Mark.encoded;
  if (/[A-Za-z0-9+/_-]/.test(char)) entry |= inRun;
  table[code] = entry;
}
