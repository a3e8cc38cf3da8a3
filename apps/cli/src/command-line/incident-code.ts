/**
 * The code of an incident, however it was typed: `INC-7KQ2F`, `inc 7kq2f`, `7kq2f` alone, or the address of its page,
 * pasted. What is none of these is left as it is: the server says what is wrong with it.
 */
export function incidentCode(typed: string): string {
  const [, letters] =
    /^(?:\S*\/incidents\/)?(?:inc[-\s]?)?([0-9A-HJKMNP-TV-Z]{5})(?:[/?#]\S*)?$/i.exec(typed.trim()) ?? [];
  return letters === undefined ? typed : `INC-${letters.toUpperCase()}`;
}

/** The words of a command line with the code in its own writing, where its usage says that one stands there. */
export function withIncidentCodes(usage: string, words: readonly string[]): readonly string[] {
  const places = usage.split(' ').slice(1);
  return words.map((word, at) => (places[at] === '<code>' ? incidentCode(word) : word));
}
