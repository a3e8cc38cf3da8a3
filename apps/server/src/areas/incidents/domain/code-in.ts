import type { IncidentCode } from './incident.ts';

/**
 * The incident code in a search: `INC-7KQ2F`, `inc 7kq2f`, `7kq2f` alone, or a pasted incident URL. Any five letters of
 * the code alphabet match, so such words are searched for as text too.
 */
export function codeIn(text: string): IncidentCode | undefined {
  const [, letters] =
    /^(?:\S*\/incidents\/)?(?:inc[-\s]?)?([0-9A-HJKMNP-TV-Z]{5})(?:[/?#]\S*)?$/i.exec(text.trim()) ?? [];
  return letters === undefined ? undefined : (`INC-${letters.toUpperCase()}` as IncidentCode);
}
