import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { principalKind } from '../kinds.ts';
import { serviceAccountCreated } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { insertPrincipal } from '../store/principals.ts';
import { insertServiceAccount } from '../store/service-accounts.ts';

/** Creates a principal for a program (GOV 1.1). It can do nothing until it has a key and, where required, a role. */
export const createServiceAccount = verbOfAll({
  noun: 'service-account',
  name: 'create',
  kind: principalKind,
  route: '/v1/service-accounts',
  creates: true,
  words: {
    label: 'Create a service account',
    does: 'create an account for a program; it can do nothing before it has a key',
    done: 'Created, without a key.',
    next: 'muster service-account list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.arrangeServices,
  fields: { name: Line({ asks: 'Name', limit: 80, positional: true }) },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { input }) {
    const id = asId<'principal'>(ctx.ids.opaque());
    const entry = ctx.record(serviceAccountCreated, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id },
    });
    await insertPrincipal(ctx.tx, { id, kind: 'service', state: 'active', createdAt: ctx.now }, entry);
    const isNew = await insertServiceAccount(ctx.tx, id, input.name);
    return isNew ? ok({ id }) : err(nameTaken);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'identity/service-account-exists',
  public: 'A service account with this name already exists.',
  fields: [{ path: '/name', problem: 'belongs to another service account', remedy: 'choose another name' }],
};
