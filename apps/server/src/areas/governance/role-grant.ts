import { Type } from 'typebox';
import { asId, type PrincipalId, type TeamId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { refused } from '../../kernel/decision.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import * as membership from '../identity/membership.ts';
import { memberThing, teamExists, unlessSuspended } from '../identity/public.ts';
import { giveRole } from './commands/give-role.ts';
import { heldAlready, judgeGrant, noSuchTeam } from './domain/judge-grant.ts';

/** At most one request may be open per subject: a role for a person, organisation-wide or in a team. */
export const grantSubject = (to: PrincipalId, role: string, team: TeamId | undefined): string =>
  `${to}/${role}/${team ?? 'everywhere'}`;

/**
 * A role that decides for the organisation or acts in production needs a second member of Platform Governance (R32).
 * The approvals area locks both the grantee and the voters.
 */
export const roleGrant = defineApproval({
  name: 'role-grant',
  parameters: Type.Object({ to: Type.String(), role: Type.String(), team: Type.Optional(Type.String()) }),
  lock: async () => {},

  async look({ db }, asked) {
    const ids = asked.map(({ parameters }) => asId<'principal'>(parameters.to));
    const members = await membership.principalsById(db, ids);
    const held = Map.groupBy(await membership.grantsOf(db, ids), ({ principalId }) => principalId);
    return asked.map(({ parameters }) => {
      const member = members.get(asId<'principal'>(parameters.to));
      if (member === undefined || member.state === 'erased') return undefined;
      const grants = held.get(member.id) ?? [];
      if (grants.some(({ role, teamId }) => role === parameters.role && teamId === parameters.team)) return undefined;
      const roles = grants.map(({ role, teamId }) => `${role}/${teamId ?? ''}`).toSorted();
      return { facts: { state: member.state, roles: roles.join(' ') }, protection: ORGANISATION };
    });
  },

  async apply(ctx, { parameters, reason, ...asked }) {
    const { role, team } = parameters;
    const to = asId<'principal'>(parameters.to);
    const teamId = team === undefined ? undefined : asId<'team'>(team);
    const member = await memberThing.lock(ctx, { id: to });
    if (member === undefined) return err(memberThing.missing);
    const suspended = unlessSuspended(member);
    if (suspended !== undefined) return err(refused(suspended, 'conflict'));
    const judged = judgeGrant(ctx.policies.current, { by: asked.requestedBy, to: member, role });
    if (!judged.ok) return judged;
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
    const grantId = await giveRole(ctx, { to, role, teamId, reason, asked });
    return grantId === undefined ? err(heldAlready) : ok(grantId);
  },
});
