import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { roleProposalSettled, roleProposed } from '../ledger-actions.ts';
import { groupChanges } from './group-changes.ts';
import { groupRolesOf, insertProposal, lockProposalsFor, settleProposal } from './store.ts';

/** At sign-in, turns the groups reported by the provider into proposals, and changes nothing else (GOV 1.1). */
export async function proposeRoles(
  ctx: CommandContext,
  told: { readonly principal: PrincipalId; readonly provider: string; readonly groups: readonly string[] },
): Promise<void> {
  const { principal, provider, groups } = told;
  const before = await lockProposalsFor(ctx.tx, principal, provider);
  const mapped = await groupRolesOf(ctx.tx, provider);
  if (mapped.length === 0 && before.length === 0) return;
  const held = await membership.grantsOf(ctx.tx, [principal]);
  const { propose, over } = groupChanges({ groups, mapped, held, before });
  for (const { id, role, change } of over) {
    const entry = ctx.record(roleProposalSettled, {
      resource: { kind: 'role-proposal', id },
      clause: '1.1',
      data: { proposal: id, principal, role, change, as: 'void' },
    });
    await settleProposal(ctx.tx, { id, state: 'void', by: undefined }, { at: ctx.now, entry });
  }
  for (const { role, teamId, change } of propose) {
    const id = ctx.ids.opaque();
    const entry = ctx.record(roleProposed, {
      resource: { kind: 'role-proposal', id },
      clause: '1.1',
      data: { proposal: id, principal, provider, role, ...(teamId === undefined ? {} : { team: teamId }), change },
    });
    const proposal = { id, principal, provider, role, teamId, change, state: 'open' } as const;
    await insertProposal(ctx.tx, { ...proposal, proposedAt: ctx.now, lastInstant: ctx.now }, entry);
  }
}
