import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { rolesHeldBy } from './holders-by-role.ts';

type Asked = { readonly tx: Reader['db']; readonly policies: Policies };

/** Whether a password opens anything for them: for everybody where the flow is on, else for those who break the glass (R17). */
export async function mayUsePasswords({ tx, policies }: Asked, person: PrincipalId): Promise<boolean> {
  const { passwordFlow, breakGlass } = policies.current.authentication;
  if (passwordFlow.enabled) return true;
  const held = await rolesHeldBy(tx, person);
  return breakGlass.roles.some((role) => held.includes(role));
}
