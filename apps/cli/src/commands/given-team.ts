import type { MusterClient, Team } from '@muster/api-client';
import { answerOf } from '../connection/connection.ts';
import { wrongUsage } from '../failures/failure.ts';
import { isId } from './given-person.ts';

/** Resolves a team's name or id to its id; `where` is the argument's name for errors (`--team`). */
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

/** Ignores case, unless names differ only by it. */
function named(given: string, teams: readonly Team[]): Team | undefined {
  const alike = teams.filter(({ name }) => name.toLowerCase() === given.toLowerCase());
  return alike.find(({ name }) => name === given) ?? (alike.length === 1 ? alike[0] : undefined);
}
