/** The items that contain every word of `text`, those starting with it first. Otherwise keeps the order. */
export function rankMatches<Item>(
  items: readonly Item[],
  text: string,
  wordsOf: (item: Item) => string,
): readonly Item[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  const holds = items.filter((item) => wanted.every((word) => wordsOf(item).toLowerCase().includes(word)));
  const begins = (item: Item) => wordsOf(item).toLowerCase().startsWith(wanted.join(' '));
  return [...holds.filter(begins), ...holds.filter((item) => !begins(item))];
}
