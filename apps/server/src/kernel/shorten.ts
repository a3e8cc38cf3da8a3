const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The one way the server cuts a text that somebody else wrote: at `longest` UTF-16 units, ellipsis included, and never
 * inside what a reader sees as one character. Half a surrogate pair has no UTF-8 form, so PostgreSQL and the ledger's
 * canonical form refuse it, and with it everything that came along.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - ELLIPSIS.length;
  // A cluster may be longer than the whole text may be: then it is cut between code points.
  const end = startOfCharacterAt(text, room) || startOfCodePointAt(text, room);
  return `${text.slice(0, end).trimEnd()}${ELLIPSIS}`;
}

const ELLIPSIS = '…';

/** The last boundary between visible characters at or before `at`. */
function startOfCharacterAt(text: string, at: number): number {
  const head = text.slice(0, startOfCodePointAt(text, at + LONGEST_LOOK));
  let start = 0;
  for (const { index } of graphemes.segment(head)) {
    if (index > at) return start;
    start = index;
  }
  return start;
}

/** How far past the cut a character is followed: an emoji of a family of four has eleven units. */
const LONGEST_LOOK = 64;

function startOfCodePointAt(text: string, at: number): number {
  const isInsidePair = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return isInsidePair ? at - 1 : Math.max(0, at);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
