import type { MusterClient, Team } from '@muster/api-client';
import { answerOf } from '../connection/connection.ts';
import { wrongUsage } from '../failures/failure.ts';
import { isId } from './given-person.ts';

/** Tells the id of a team that was given by its name or its id; `where` is what the person typed it for (`--team`). */
export function teamFinder(api: MusterClient): (given: string, where: string) => Promise<string> {
  let asked: Promise<readonly Team[]> | undefined;
  return async (given, where) => {
    if (isId(given)) return given;
    asked ??= answerOf(api.GET('/v1/teams')).then(({ items }) => items);
    const found = named(given, await asked);
    if (found === undefined) throw wrongUsage(`${where}: no team is called “${given}”.`, 'muster team list');
    return found.id;
  };
}

/** Whoever is in a hurry writes small letters; where names differ by those alone they count. */
function named(given: string, teams: readonly Team[]): Team | undefined {
  const alike = teams.filter(({ name }) => name.toLowerCase() === given.toLowerCase());
  return alike.find(({ name }) => name === given) ?? (alike.length === 1 ? alike[0] : undefined);
}
