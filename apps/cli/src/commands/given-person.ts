import type { Member, MusterClient } from '@muster/api-client';
import { answerOf } from '../connection/connection.ts';
import { wrongUsage } from '../failures/failure.ts';
import { isId } from './given-id.ts';

/** Tells the id of somebody who was given by e-mail or id; `where` is what the person typed it for (`<person>`). */
export function personFinder(api: MusterClient): (given: string, where: string) => Promise<string> {
  let asked: Promise<readonly Member[]> | undefined;
  return async (given, where) => {
    if (isId(given)) return given;
    asked ??= answerOf(api.GET('/v1/members')).then(({ items }) => items);
    const found = (await asked).find(({ email }) => email?.toLowerCase() === given.toLowerCase());
    if (found === undefined)
      throw wrongUsage(`${where}: “${given}” is nobody's e-mail or id here.`, 'muster member list');
    return found.id;
  };
}
