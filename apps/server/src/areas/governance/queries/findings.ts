import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { Db } from '../../../platform/database/db.ts';
import { contactsIn } from '../../identity/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import { separation } from './separation.ts';

/** What the policy asks of an organisation and this one does not have (R32): contacts, somebody on call, duties apart. */
export async function organisationFindings(db: Db, policy: PolicySnapshot): Promise<readonly PolicyFinding[]> {
  const roles = Object.keys(policy.roles.contacts);
  const [filled, onCall, together] = await Promise.all([
    contactsIn(db, roles),
    whoIsOnCall(db),
    separation(db, policy),
  ]);
  const { wakes } = policy.paging;
  return [
    ...Object.entries(policy.roles.contacts)
      .filter(([role]) => !filled.has(role))
      .map(([, { title, clause }]) => finding(clause, `Nobody is called as ${title}.`)),
    ...(onCall.length > 0 ? [] : [finding(wakes.clause, 'Nobody is on call.')]),
    ...together.map(({ clause, what }) => finding(clause, `Unseparated: ${what}.`)),
  ];
}

const finding = (clause: string, message: string): PolicyFinding => ({
  clause,
  weight: 'warning',
  message,
  ruling: 'R32',
});
