import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { People } from '../identity-map/people.ts';
import { memberErased } from '../ledger-actions.ts';
import { dropPassword } from '../store/passwords.ts';
import { setPrincipalState } from '../store/principals.ts';

/** Destroys what names a person, on the record (R20). Their id stays, where it names nobody any more. */
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
