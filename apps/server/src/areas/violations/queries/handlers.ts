import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import { contactsIn, holdersOf } from '../../identity/public.ts';
import type { Hands } from '../domain/violation.ts';

/** The people who may currently handle violations, by function. */
export async function handsOf(db: Kysely<unknown>, policy: PolicySnapshot): Promise<Hands> {
  const { violations, roles } = policy;
  const { informationSecurity, review } = violations.consequences;
  return {
    governance: await holdersOf(db, roles.authorities['receive-violation'].roles),
    contacts: await contactsIn(db, [...new Set([...violations.conflict.whenEverybody, informationSecurity, review])]),
  };
}
