import type { Area } from '../../platform/area.ts';
import { revealPseudonym } from './commands/reveal-pseudonym.ts';
import { privacyKinds, privacyActions } from './ledger-actions.ts';
import { pseudonymData } from './personal-data.ts';
import { privacyPermissions } from './permissions.ts';

export const privacyArea: Area = {
  name: 'privacy',
  actions: privacyActions,
  kinds: privacyKinds,
  commands: [],
  verbs: [revealPseudonym],
  routes: () => {},
  permissions: [privacyPermissions.reveal],
  personalData: [pseudonymData],
};
