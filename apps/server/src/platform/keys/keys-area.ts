import type { Area } from '../area.ts';
import { auditorsOnly } from '../ledger/thing.ts';
import { keyKind } from './key-kind.ts';
import { keyActions } from './ledger-actions.ts';

/** What a rotation records. Its door is the command line on the machine that has the keys, not a route. */
export const keysArea: Area = {
  name: 'keys',
  actions: keyActions,
  kinds: [{ kind: keyKind, visibleTo: auditorsOnly }],
  commands: [],
  routes: () => {},
};
