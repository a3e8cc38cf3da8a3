/** Words that say nothing of what is wrong. */
const EMPTY = new Set(
  'the and for with not are was has have our its all any one two from over under into again very too that this'.split(
    ' ',
  ),
);
const SHORTEST = 3;

/** What a title is about: its words in lower case, without those that every title has. */
export const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= SHORTEST && !EMPTY.has(word)),
  );

/** How much two titles have in common: the part of the shorter one's words that the other has, from 0 to 1. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : [...one].filter((word) => other.has(word)).length / least;
}

/** From here on two titles speak of the same: half of the words, and two at least. */
const ENOUGH = { part: 0.5, words: 2 };

export function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = [...one].filter((word) => other.has(word)).length;
  return common >= ENOUGH.words && alike(one, other) >= ENOUGH.part;
}
