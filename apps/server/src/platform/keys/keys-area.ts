import type { Area } from '../area.ts';
import { keyActions } from './ledger-actions.ts';

/** What a rotation records. Its door is the command line on the machine that has the keys, not a route. */
export const keysArea: Area = { name: 'keys', actions: keyActions, commands: [], routes: () => {} };
