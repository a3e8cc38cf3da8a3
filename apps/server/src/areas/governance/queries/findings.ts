import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { contactsIn, holdersOf } from '../../identity/public.ts';
import { openProposals } from '../groups/store.ts';
import type { Db } from '../../../platform/database/db.ts';
import { unseparatedDuties, type Unseparated } from '../domain/separation.ts';

/** What the policy requires of an organisation and this one lacks (R32): contacts and separated duties. */
export async function organisationFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const roles = Object.keys(policy.roles.contacts);
  const owner = policy.document.owner.title;
  const [filled, together, proposed] = await Promise.all([
    contactsIn(db, roles),
    separation(db, policy),
    openProposals(db, { after: undefined, limit: 1 }),
  ]);
  return [
    ...Object.entries(policy.roles.contacts)
      .filter(([role]) => !filled.has(role))
      .map(([, { title, clause }]) => finding(clause, `Nobody fills the role of ${title}.`, owner)),
    ...together.map(({ clause, what }) => finding(clause, `Unseparated: ${what}.`, owner)),
    ...proposed.map(() => ({
      ...finding('1.1', 'Role changes that identity-provider groups propose are waiting for a decision.', owner),
      act: { who: owner, page: '/settings/sign-on' },
    })),
  ];
}

const finding = (clause: string, message: string, who: string): PolicyFinding => ({
  clause,
  weight: 'warning',
  message,
  ruling: 'R32',
  act: { who, page: '/settings/members' },
});

/** Where one person currently holds duties that should be separated (R32). */
export async function separation(db: Db, policy: PolicySnapshot): Promise<readonly Unseparated[]> {
  const roles = Object.keys(policy.roles.raci);
  const holders = await Promise.all(roles.map(async (role) => [role, await holdersOf(db, [role])] as const));
  return unseparatedDuties(policy, new Map(holders));
}
