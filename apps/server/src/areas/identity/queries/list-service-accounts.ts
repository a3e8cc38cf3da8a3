import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { keyBeginning } from '../domain/api-key.ts';
import { identityPermissions } from '../permissions.ts';
import { keysOf } from '../store/api-keys.ts';
import { grantsOf } from '../store/grants.ts';
import { allServiceAccounts } from '../store/service-accounts.ts';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

const ServiceAccount = Type.Object(
  {
    id: Id,
    name: Type.String(),
    active: Type.Boolean(),
    roles: Type.Array(Type.Object({ grantId: Id, role: Type.String(), teamId: Type.Optional(Id) })),
    keys: Type.Array(
      Type.Object({
        id: Id,
        begins: Type.String(),
        scopes: Type.Array(Type.String()),
        createdAt: Instant,
        expiresAt: Instant,
      }),
      { description: 'Keys that are not revoked. Revoked ones are in the ledger.' },
    ),
  },
  { title: 'ServiceAccount' },
);

/** All service accounts with their roles and keys, of which only the prefix is known. */
export const serviceAccounts = defineList({
  noun: 'service-account',
  name: 'list',
  route: '/v1/service-accounts',
  does: 'service accounts and their keys',
  empty: { says: 'There are no service accounts.', next: 'muster service-account create <name>' },
  clauses: ['1.1'],
  permission: identityPermissions.readMembers,
  filters: {},
  item: ServiceAccount,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 10 },
    { at: 'keys.begins', head: 'Keys', shrinksTo: 13 },
    { at: 'keys.scopes', head: 'Scopes', shrinksTo: 12, dropped: 2 },
    { at: 'keys.expiresAt', head: 'Until', as: 'instant', shrinksTo: 10, dropped: 3 },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  async page(use) {
    const { db } = use(readerService)();
    const accounts = await allServiceAccounts(db);
    const ids = accounts.map(({ id }) => id);
    const [keys, grants] = [await keysOf(db, ids), await grantsOf(db, ids)];
    return {
      items: accounts.map(({ id, name, isActive }) => ({
        id,
        name,
        active: isActive,
        roles: grants
          .filter(({ principalId }) => principalId === id)
          .map((grant) => ({
            grantId: grant.id,
            role: grant.role,
            ...(grant.teamId === undefined ? {} : { teamId: grant.teamId }),
          })),
        keys: keys
          .filter(({ principalId }) => principalId === id)
          .map((key) => ({
            id: key.id,
            begins: keyBeginning(key),
            scopes: [...key.scopes],
            createdAt: key.createdAt.toISOString(),
            expiresAt: key.expiresAt.toISOString(),
          })),
      })),
    };
  },
});
