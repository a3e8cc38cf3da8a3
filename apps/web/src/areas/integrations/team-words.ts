import type { AlertMapping, Team } from '@muster/api-client';

type TeamMapping = NonNullable<AlertMapping['team']>;
type Named = Pick<Team, 'id' | 'name'>;

/** Formats a mapping of label values to teams, one per line: `fraud = Fraud models`. A deleted team shows its id. */
export const writeTeamWords = (mapping: TeamMapping | undefined, teams: readonly Named[]): string =>
  Object.entries(mapping?.values ?? {})
    .map(([word, id]) => `${word} = ${teams.find((team) => team.id === id)?.name ?? id}`)
    .join('\n');

/** Parses such lines; reports the line that names no team. */
export function readTeamWords(
  text: string,
  teams: readonly Named[],
): { readonly values: Record<string, string> } | { readonly wrong: string } {
  const values: Record<string, string> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, word, name] = /^(.+?)\s*=\s*(.+)$/.exec(line) ?? [];
    const team = teams.find((one) => one.id === name || one.name.toLowerCase() === name?.toLowerCase());
    if (word === undefined || team === undefined) return { wrong: line };
    values[word] = team.id;
  }
  return { values };
}
