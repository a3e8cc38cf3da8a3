import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import type { People } from '../../identity/public.ts';
import { memberErased } from '../ledger-actions.ts';

/** Destroys what names a person, on the record (R20). Their id stays, where it names nobody any more. */
export async function erase(ctx: CommandContext, people: People, id: PrincipalId): Promise<void> {
  const entry = ctx.record(memberErased, {
    resource: { kind: 'principal', id },
    clause: '6.3',
    data: { principal: id },
  });
  await membership.setPrincipalState(ctx.tx, id, 'erased', entry);
  await membership.dropPassword(ctx.tx, id);
  await people.erase(ctx.tx, id, 'member erased');
}
