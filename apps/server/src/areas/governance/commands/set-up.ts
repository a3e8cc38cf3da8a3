import { rolesWith } from '@muster/policy';
import { Type } from 'typebox';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import * as membership from '../../identity/membership.ts';
import {
  admit,
  invite,
  LinkHash,
  memberJoined,
  PasswordHashInput,
  PersonFields,
  type People,
} from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { activatePolicy } from '../../policy/public.ts';
import { governanceProblem } from '../domain/governance-problem.ts';
import { judgeCeremony } from '../domain/judge-ceremony.ts';
import { organisationSetUp } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { completeSetUp, lockSetUp } from '../store/set-up.ts';
import { giveRole } from './give-role.ts';

/**
 * Founds an organisation through a one-time link (R32): activates the policy as the ledger's first entry, and appoints
 * the founder and at least one more person to Platform Governance. Everyone else joins by invitation.
 */
export const setUp = (people: People) =>
  defineCommand({
    name: 'organisation.set_up',
    input: Type.Object(
      {
        linkHash: LinkHash,
        organisation: FreeLine({ minLength: 1, maxLength: 120 }),
        founder: Type.Object({ ...PersonFields, passwordHash: PasswordHashInput }, { additionalProperties: false }),
        governance: Type.Array(Type.Object(PersonFields, { additionalProperties: false }), { maxItems: 20 }),
      },
      { additionalProperties: false },
    ),
    givesSecret: true,
    resource: () => ({ kind: 'organisation', id: 'own' }),
    async decide(ctx, input) {
      const allowed = await ctx.authorise(governancePermissions.setUp, ORGANISATION);
      if (!allowed.ok) return allowed;
      const open = judgeCeremony(await lockSetUp(ctx.tx), Buffer.from(input.linkHash, 'hex'), ctx.now);
      if (!open.ok) return open;
      const policy = ctx.policies.current;
      const problem = governanceProblem(policy, [input.founder, ...input.governance]);
      if (problem) return err(problem);

      await activatePolicy(ctx, policy);
      const founder = asId<'principal'>(ctx.ids.opaque());
      const joined = ctx.record(memberJoined, {
        resource: { kind: 'principal', id: founder },
        clause: '1.1',
        data: { principal: founder, how: 'set-up' },
      });
      await admit(ctx, people, { ...input.founder, id: founder, state: 'active', entry: joined });
      await membership.setPassword(ctx.tx, founder, input.founder.passwordHash, ctx.now);
      await nameToGovernance(ctx, founder);
      const invitations = [];
      for (const member of input.governance) {
        const id = asId<'principal'>(ctx.ids.opaque());
        const invited = await invite(ctx, id, false);
        await admit(ctx, people, { ...member, id, state: 'invited', entry: invited.entry });
        await nameToGovernance(ctx, id);
        invitations.push({ email: member.email, ...invited.link });
      }
      const entry = ctx.record(organisationSetUp, {
        resource: { kind: 'organisation', id: 'own' },
        clause: policy.roles.setUp.clause,
        data: { founder, governance: input.governance.length + 1, policy: ctx.policies.currentVersion },
      });
      await completeSetUp(ctx.tx, { organisation: input.organisation, at: ctx.now, entry });
      return ok({ founder, invitations });
    },
  });

const nameToGovernance = async (ctx: CommandContext, to: PrincipalId): Promise<void> => {
  for (const role of rolesWith(ctx.policies.current, 'grant-roles').roles) {
    await giveRole(ctx, { to, role, teamId: undefined, reason: ownWords('named by the set-up ceremony') });
  }
};
