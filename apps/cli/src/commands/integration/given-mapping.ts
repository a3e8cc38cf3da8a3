import type { AlertMapping, MusterClient } from '@muster/api-client';
import { wrongUsage } from '../../failures/failure.ts';
import type { Shell } from '../../shell.ts';
import { givenText } from '../given-text.ts';
import { teamFinder } from '../given-team.ts';

export const mappingOption = {
  flags: '--mapping <json>',
  what: 'how its labels are read, as JSON with teams by name or id; - reads it from standard input',
};

/** What `--mapping` says, with the teams in it by their ids. What is JSON and yet no mapping, the server judges. */
export async function givenMapping(
  given: string,
  shell: Pick<Shell, 'input'>,
  api: MusterClient,
): Promise<AlertMapping> {
  const mapping = parse((await givenText(given, shell)) ?? '');
  const { team } = (mapping as AlertMapping | null) ?? {};
  const routes = Object.entries(team?.values ?? {});
  if (team === undefined || routes.some(([, name]) => typeof name !== 'string')) return mapping;
  const teamId = teamFinder(api);
  const values = await Promise.all(
    routes.map(async ([word, name]) => [word, await teamId(name, '--mapping')] as const),
  );
  return { ...mapping, team: { ...team, values: Object.fromEntries(values) } };
}

function parse(text: string): AlertMapping {
  try {
    return JSON.parse(text) as AlertMapping;
  } catch {
    throw wrongUsage('--mapping is not JSON.', `--mapping '{"severity":{"label":"severity"}}'`);
  }
}
