import type { RoleId } from '@muster/policy';
import type { AppError } from '../../kernel/app-error.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import * as membership from '../identity/membership.ts';
import { contactVacated } from './ledger-actions.ts';

/** Removes the person from a contact role inside the caller's transaction. The vacant role becomes a finding (R32). */
export async function vacateContact(
  ctx: CommandContext,
  role: RoleId,
  holder: PrincipalId,
): Promise<Result<undefined, AppError>> {
  if (!(await membership.clearContact(ctx.tx, role, holder))) return err(notTheirs);
  ctx.record(contactVacated, {
    resource: { kind: 'contact-role', id: role },
    clause: '1.1',
    data: { role, principal: holder },
  });
  return ok(undefined);
}

const notTheirs: AppError = {
  kind: 'not_found',
  code: 'governance/not-their-contact',
  public: 'They do not fill this contact role.',
};
