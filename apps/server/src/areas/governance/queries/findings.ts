import type { PolicySnapshot } from '@muster/policy';
import type { Db } from '../../../platform/database/db.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import { contactsIn } from '../../identity/public.ts';
import { separation } from './separation.ts';

/** Something about this organisation that its policy's readers should know. */
export type OrganisationFinding = { readonly id: string; readonly clause: string; readonly message: string; readonly ruling: string };

/** What the policy asks of an organisation and this one does not have (R32): unfilled contacts, nobody on call, same hands. */
export async function organisationFindings(db: Db, policy: PolicySnapshot): Promise<readonly OrganisationFinding[]> {
  const contacts = Object.entries(policy.roles.contacts);
  const filled = await contactsIn(db, contacts.map(([role]) => role));
  const unfilled = contacts
    .filter(([role]) => !filled.has(role))
    .map(([role, { title, clause }]) => ({ id: `contact-role/${role}`, clause, message: `Nobody is called as ${title}.`, ruling: 'R32' }));
  const { clause } = policy.paging.wakes;
  const isAnybodyOnCall = (await whoIsOnCall(db)).length > 0;
  const onCall = isAnybodyOnCall ? [] : [{ id: 'on-call', clause, message: 'Nobody is on call.', ruling: 'R32' }];
  const together = (await separation(db, policy)).map((duty) => ({
    id: `unseparated/${duty.clause}`,
    clause: duty.clause,
    message: `Unseparated: ${duty.what}.`,
    ruling: 'R32',
  }));
  return [...unfilled, ...onCall, ...together];
}
