import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { activePlaces } from '../store/places.ts';

/** Who is on call now, in the order of the list. Who is no member any more does not count, whatever the list says. */
export const whoIsOnCall = async (db: Kysely<unknown>): Promise<readonly PrincipalId[]> =>
  readAlone(db, activePlaces());

export const isOnCall = async (db: Kysely<unknown>, principal: PrincipalId): Promise<boolean> =>
  (await whoIsOnCall(db)).includes(principal);
