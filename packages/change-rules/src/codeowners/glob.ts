/**
 * Whether a path segment matches a pattern segment: `*` for any characters, `?` for one, `\` to escape the next.
 * Backtracking to the latest star is enough, so time is at most the product of both lengths.
 */
export function globMatches(glob: string, segment: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (place < segment.length) {
    const sign = glob[at];
    if (sign === '*') {
      star = at;
      resume = place;
      at += 1;
      continue;
    }
    const width = step(segment, place);
    const isEscape = sign === '\\' && at + 1 < glob.length;
    const literalAt = isEscape ? at + 1 : at;
    if (sign === '?') {
      at += 1;
      place += width;
    } else if (sign !== undefined && glob[literalAt] === segment[place]) {
      at = literalAt + 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      place = resume;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}

/** `?` matches a whole character, including one of two UTF-16 units. */
const step = (text: string, place: number): number => ((text.codePointAt(place) ?? 0) > 0xff_ff ? 2 : 1);
