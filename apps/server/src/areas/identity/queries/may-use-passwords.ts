import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { rolesHeldBy } from './holders-by-role.ts';
import type { Db } from '../../../platform/database/db.ts';
import { passwordOf } from '../store/passwords.ts';

type Asked = { readonly tx: Reader['db']; readonly policies: Policies };

/**
 * Whether a person may sign in by password: everyone if the flow is on, else only those who may break the glass (R17).
 */
export async function mayUsePasswords({ tx, policies }: Asked, person: PrincipalId): Promise<boolean> {
  const { passwordFlow, breakGlass } = policies.current.authentication;
  if (passwordFlow.enabled) return true;
  const held = await rolesHeldBy(tx, person);
  return breakGlass.roles.some((role) => held.includes(role));
}

/** Whether a person has a password here; those who joined by single sign-on have none. */
export const hasPassword = async (db: Db, id: PrincipalId): Promise<boolean> =>
  (await passwordOf(db, id)) !== undefined;
