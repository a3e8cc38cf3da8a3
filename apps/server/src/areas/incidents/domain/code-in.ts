import type { IncidentCode } from './incident.ts';

/**
 * The incident that whoever searches names: `INC-7KQ2F`, `inc 7kq2f`, `7kq2f` alone, or the address of its page, pasted.
 * Any five letters of the alphabet of codes may be one, so words that look like it are searched for as words too.
 */
export function codeIn(text: string): IncidentCode | undefined {
  const [, letters] =
    /^(?:\S*\/incidents\/)?(?:inc[-\s]?)?([0-9A-HJKMNP-TV-Z]{5})(?:[/?#]\S*)?$/i.exec(text.trim()) ?? [];
  return letters === undefined ? undefined : (`INC-${letters.toUpperCase()}` as IncidentCode);
}
