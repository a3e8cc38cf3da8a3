import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';

/** What is wrong with the list of Platform Governance's first members, if anything: too few, or a duplicate (R32). */
export function governanceProblem(
  policy: PolicySnapshot,
  members: readonly { readonly email: string }[],
): AppError | undefined {
  const { governanceMembersAtLeast, clause } = policy.roles.setUp;
  const emails = members.map(({ email }) => email.trim().toLowerCase());
  const twice = emails.findIndex((email, index) => emails.indexOf(email) < index);
  if (twice > 0) {
    return {
      kind: 'invalid',
      code: 'governance/named-twice',
      public: 'One person cannot be two members of Platform Governance.',
      clause,
      fields: [{ path: `/governance/${twice - 1}/email`, problem: 'was named before', remedy: 'name somebody else' }],
    };
  }
  if (members.length >= governanceMembersAtLeast) return undefined;
  return {
    kind: 'invalid',
    code: 'governance/too-few-members',
    public: `Platform Governance needs at least ${governanceMembersAtLeast} members: nobody can grant themselves a role.`,
    clause,
    fields: [{ path: '/governance', problem: 'names too few people', remedy: 'name one more' }],
  };
}
