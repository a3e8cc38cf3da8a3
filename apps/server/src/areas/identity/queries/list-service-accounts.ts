import type { Db } from '../../../platform/database/db.ts';
import { keysOf } from '../store/api-keys.ts';
import { grantsOf } from '../store/grants.ts';
import { allServiceAccounts } from '../store/service-accounts.ts';

/** Every service account with its roles and its keys, of which only the beginning is known. */
export async function listServiceAccounts(db: Db) {
  const accounts = await allServiceAccounts(db);
  const ids = accounts.map(({ id }) => id);
  const [keys, grants] = [await keysOf(db, ids), await grantsOf(db, ids)];
  return accounts.map(({ id, name, isActive }) => ({
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
        begins: `mk_${key.prefix}`,
        scopes: [...key.scopes],
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt.toISOString(),
        ...(key.revokedAt === undefined ? {} : { revokedAt: key.revokedAt.toISOString() }),
      })),
  }));
}
