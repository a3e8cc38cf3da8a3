/** Like `matchAll`, which clones the pattern each time: that takes longer than searching a line. Needs the flag `g`. */
export function matchesOf(shape: RegExp, text: string): readonly RegExpExecArray[] {
  shape.lastIndex = 0;
  let match = shape.exec(text);
  if (match === null) return none;
  const matches: RegExpExecArray[] = [];
  for (; match !== null; match = shape.exec(text)) matches.push(match);
  return matches;
}

const none: readonly RegExpExecArray[] = [];
