import type { Waivers } from '../../../platform/waivers.ts';
import { scopesAsked } from '../domain/exception.ts';
import { inForce } from '../store/exceptions.ts';

/** The approved exception that currently waives a clause for a scope, if any. Never cached. */
export const waiverFor: Waivers['waiverFor'] = async (db, clause, scope, now) => {
  const found = await inForce(db, clause, scopesAsked(scope), now);
  if (found?.approval === undefined) return undefined;
  const { id, expiresAt, approval } = found;
  return { exception: id, clause, scope: found.scope, expiresAt, approval };
};
