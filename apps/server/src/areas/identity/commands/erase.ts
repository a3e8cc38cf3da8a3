import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { People } from '../identity-map/people.ts';
import { memberErased } from '../ledger-actions.ts';
import { dropPassword } from '../store/passwords.ts';
import { setPrincipalState } from '../store/principals.ts';

/** Destroys a person's identifying data and records it (R20). Their id stays but no longer identifies anyone. */
export async function erase(ctx: CommandContext, people: People, id: PrincipalId): Promise<void> {
  const entry = ctx.record(memberErased, {
    resource: { kind: 'principal', id },
    clause: '6.3',
    data: { principal: id },
  });
  await setPrincipalState(ctx.tx, id, 'erased', entry);
  await dropPassword(ctx.tx, id);
  await people.erase(ctx.tx, id, 'member erased');
}
