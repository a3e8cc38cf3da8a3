import type { Waivers } from '../../../platform/waivers.ts';
import { scopesAsked } from '../domain/exception.ts';
import { inForce } from '../store/exceptions.ts';

/** Whether a clause does not hold here and now, and by which approved exception. Nothing is kept from one asking to the next. */
export const waiverFor: Waivers['waiverFor'] = async (db, clause, scope, now) => {
  const found = await inForce(db, clause, scopesAsked(scope), now);
  if (found?.approval === undefined) return undefined;
  const { id, expiresAt, approval } = found;
  return { exception: id, clause, scope: found.scope, expiresAt, approval };
};
