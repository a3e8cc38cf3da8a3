import type { PolicySnapshot } from '@muster/policy';
import type { Db } from '../../../platform/database/db.ts';
import { contactsIn, type People } from '../../identity/public.ts';

/** The policy's contact roles, and who is called in each (R32). */
export async function listContacts(db: Db, people: People, policy: PolicySnapshot) {
  const roles = Object.entries(policy.roles.contacts);
  const holders = await contactsIn(
    db,
    roles.map(([role]) => role),
  );
  const viewOf = await people.viewsOf(db, [...holders.values()]);
  return roles.map(([role, { title, clause }]) => {
    const holder = holders.get(role);
    return { role, words: title, clause, ...(holder === undefined ? {} : { holder: viewOf(holder) }) };
  });
}
