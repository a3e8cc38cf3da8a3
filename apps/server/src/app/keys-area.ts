import type { Area } from '../platform/area.ts';
import { auditorsOnly } from '../platform/ledger/thing.ts';
import { keyKind, keyActions } from '../platform/keys/ledger-actions.ts';

/** What a key rotation records. It is run from the command line on the machine that has the keys; there is no route. */
export const keysArea: Area = {
  name: 'keys',
  actions: keyActions,
  kinds: [{ kind: keyKind, visibleTo: auditorsOnly }],
  commands: [],
  routes: () => {},
};
