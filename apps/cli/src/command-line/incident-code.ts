/**
 * Normalizes an incident code: `INC-7KQ2F`, `inc 7kq2f`, `7kq2f`, or a pasted URL of its page. Anything else is
 * returned unchanged, and the server says what is wrong with it.
 */
export function incidentCode(typed: string): string {
  const [, letters] =
    /^(?:\S*\/incidents\/)?(?:inc[-\s]?)?([0-9A-HJKMNP-TV-Z]{5})(?:[/?#]\S*)?$/i.exec(typed.trim()) ?? [];
  return letters === undefined ? typed : `INC-${letters.toUpperCase()}`;
}

/** Normalizes the code among a command's words, where its usage has one. */
export function withIncidentCodes(usage: string, words: readonly string[]): readonly string[] {
  const places = usage.split(' ').slice(1);
  return words.map((word, at) => (places[at] === '<code>' ? incidentCode(word) : word));
}
