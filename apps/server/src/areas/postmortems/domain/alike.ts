/** Words that say nothing about the problem. */
const EMPTY = new Set(
  'the and for with not are was has have our its all any one two from over under into again very too that this'.split(
    ' ',
  ),
);
const SHORTEST = 3;

/** The significant words of a title, in lower case. */
export const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= SHORTEST && !EMPTY.has(word)),
  );

/** Similarity of two titles: the share of the shorter one's words that the other contains, from 0 to 1. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : [...one].filter((word) => other.has(word)).length / least;
}

/** Threshold for titles about the same problem: half of the words, and at least two. */
const ENOUGH = { part: 0.5, words: 2 };

export function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = [...one].filter((word) => other.has(word)).length;
  return common >= ENOUGH.words && alike(one, other) >= ENOUGH.part;
}
