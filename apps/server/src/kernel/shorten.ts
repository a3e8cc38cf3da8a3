const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The one way the server truncates text from outside: to at most `longest` UTF-16 units, ellipsis included, and never
 * within a user-perceived character. Half a surrogate pair has no UTF-8 form, so PostgreSQL and the ledger's canonical
 * form would reject it, and the whole request with it.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - ELLIPSIS.length;
  // A single cluster may be longer than the limit: then the cut is between code points.
  const end = startOfCharacterAt(text, room) || startOfCodePointAt(text, room);
  return `${text.slice(0, end).trimEnd()}${ELLIPSIS}`;
}

const ELLIPSIS = '…';

/** The last grapheme boundary at or before `at`. */
function startOfCharacterAt(text: string, at: number): number {
  const head = text.slice(0, startOfCodePointAt(text, at + LONGEST_LOOK));
  let start = 0;
  for (const { index } of graphemes.segment(head)) {
    if (index > at) return start;
    start = index;
  }
  return start;
}

/** How far past the cut to look for a cluster's end, in UTF-16 units: the emoji of a family of four has eleven. */
const LONGEST_LOOK = 64;

function startOfCodePointAt(text: string, at: number): number {
  const isInsidePair = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return isInsidePair ? at - 1 : Math.max(0, at);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
