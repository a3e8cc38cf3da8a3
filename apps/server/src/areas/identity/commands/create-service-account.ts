import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { serviceAccountCreated } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { insertPrincipal } from '../store/principals.ts';
import { insertServiceAccount } from '../store/service-accounts.ts';

/** Makes a principal for a program (GOV 1.1). It can do nothing before it has a key, and a role where one is asked for. */
export const createServiceAccount = defineCommand({
  name: 'service_account.create',
  input: Type.Object({ name: FreeLine({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false }),
  resource: () => ({ kind: 'principal', id: 'new' }),
  async decide(ctx, { name }) {
    const allowed = await authorise(ctx, identityPermissions.arrangeServices, ORGANISATION);
    if (!allowed.ok) return allowed;
    const id = asId<'principal'>(ctx.ids.opaque());
    const entry = ctx.record(serviceAccountCreated, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id },
    });
    await insertPrincipal(ctx.tx, { id, kind: 'service', state: 'active', createdAt: ctx.now }, entry);
    const isNew = await insertServiceAccount(ctx.tx, id, name);
    return isNew ? ok({ id }) : err(nameTaken);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'identity/service-account-exists',
  public: 'There is a service account of this name.',
  fields: [{ path: '/name', problem: 'belongs to another service account', remedy: 'choose another name' }],
};
