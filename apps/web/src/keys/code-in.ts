/** The incident's code that was typed, if it looks like one: `INC-7KQ2F`, `inc 7kq2f`, or `7kq2f` alone. */
export function codeIn(text: string): string | undefined {
  const [, letters] = /^\s*(?:inc[-\s]?)?([0-9A-HJKMNP-TV-Z]{5})\s*$/i.exec(text) ?? [];
  return letters === undefined ? undefined : `INC-${letters.toUpperCase()}`;
}
