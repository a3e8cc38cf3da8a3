import type { Area } from '../../platform/area.ts';
import { ssoClauses } from './clauses.ts';
import { addProvider } from './commands/add-provider.ts';
import { linkAccount } from './commands/link-account.ts';
import { setSecret } from './commands/set-secret.ts';
import { joinBySso, signOn } from './commands/sign-on.ts';
import { testIdentityProvider } from './commands/test-provider.ts';
import { removeProvider, turnOff, turnOn } from './commands/turn-provider.ts';
import { unlinkAccount, unlinkAllOf } from './commands/unlink-account.ts';
import { ssoRoutes } from './http/routes.ts';
import { ssoKinds, ssoActions } from './ledger-actions.ts';
import { ssoPermissions } from './permissions.ts';
import { ownAccounts, providerList } from './queries/lists.ts';
import type { Sso } from './sso.ts';

export const ssoArea = (parts: Sso): Area => ({
  name: 'sso',
  actions: ssoActions,
  kinds: ssoKinds,
  commands: [linkAccount, signOn, joinBySso],
  lists: [providerList, ownAccounts],
  verbs: [addProvider, setSecret, testIdentityProvider, turnOn, turnOff, removeProvider, unlinkAccount],
  routes: ssoRoutes(parts),
  clauses: ssoClauses,
  permissions: [ssoPermissions.arrange],
  hooks: { onMemberSuspended: unlinkAllOf },
});
