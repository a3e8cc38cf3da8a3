/** The items whose words hold every word of `text`, those that begin with it first. Order is otherwise kept. */
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
