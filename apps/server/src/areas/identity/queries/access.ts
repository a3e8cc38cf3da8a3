import type { Access } from '../../../platform/access/access.ts';
import { authorise } from './authorise.ts';
import { judge } from './judge.ts';

/** Who may do what, as the platform asks it for every declared verb. */
export const access: Access = {
  authorise: async ({ db, policies }, actor, ...asked) => authorise({ tx: db, policies, actor }, ...asked),
  judge,
};
