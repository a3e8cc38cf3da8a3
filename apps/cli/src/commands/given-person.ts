import type { Member, MusterClient } from '@muster/api-client';
import { answerOf } from '../connection/connection.ts';
import { wrongUsage } from '../failures/failure.ts';

/**
 * Resolves an e-mail, an id or a service account's name to an id; `where` is the argument's name for errors
 * (`<person>`).
 */
export function personFinder(api: MusterClient): (given: string, where: string) => Promise<string> {
  let asked: Promise<readonly Member[]> | undefined;
  const program = async (given: string) =>
    given.includes('@')
      ? undefined
      : (await answerOf(api.GET('/v1/service-accounts'))).items.find(({ name }) => name === given);
  return async (given, where) => {
    if (isId(given)) return given;
    asked ??= answerOf(api.GET('/v1/members')).then(({ items }) => items);
    const found =
      (await asked).find(({ email }) => email?.toLowerCase() === given.toLowerCase()) ?? (await program(given));
    if (found === undefined)
      throw wrongUsage(
        `${where}: “${given}” is not a member’s e-mail or id, nor the name of a service account.`,
        'muster member list',
      );
    return found.id;
  };
}

/** An id is passed through as it is: a key that may not list people may still name one. */
export const isId = (given: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given);
