import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { activePeople } from '../../identity/public.ts';
import { wokenAt } from '../store/on-duty.ts';

/** Whom incidents page now: the on-call list in order, then the schedules that page. Active members only. */
export const whoIsOnCall = async (db: Kysely<unknown>, now: Date): Promise<readonly PrincipalId[]> =>
  activePeople(db, await readAlone(db, wokenAt(now)));

export const isOnCall = async (db: Kysely<unknown>, principal: PrincipalId, now: Date): Promise<boolean> =>
  (await whoIsOnCall(db, now)).includes(principal);
