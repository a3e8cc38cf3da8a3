import { matchesOf } from './matches.ts';
/**
 * Digits in groups with at most one blank or hyphen between any two, as people write long numbers; not inside a word.
 */
export type NumberRun = {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly groups: readonly number[];
};

const run = /(?<![\w.+/-])\d{1,19}(?:[ -]\d{1,19}){0,11}(?![\w/]|[.-]\d)/g;
const fewest = 13;
const most = 19;

/** Runs of 13 to 19 digits, even next to other numbers (`2 of 4111 1111 1111 1111`). The longest first. */
export function numberRuns(text: string): NumberRun[] {
  const found: NumberRun[] = [];
  for (const { 0: whole, index } of matchesOf(run, text)) {
    if (whole.length < fewest) continue;
    const groups = whole.split(/[ -]/);
    let at = index;
    for (const [first, group] of groups.entries()) {
      addFrom(groups, first, at, found);
      at += group.length + 1;
    }
  }
  return found;
}

function addFrom(groups: readonly string[], first: number, start: number, found: NumberRun[]): void {
  const begun: NumberRun[] = [];
  let digits = '';
  for (const [last, group] of groups.entries()) {
    if (last < first) continue;
    if (digits.length >= most) break;
    digits += group;
    if (digits.length < fewest || digits.length > most) continue;
    const sizes = groups.slice(first, last + 1).map((group) => group.length);
    begun.push({ start, end: start + digits.length + last - first, digits, groups: sizes });
  }
  found.push(...begun.toReversed());
}
