import { Type } from 'typebox';
import { Named, Ref } from '../../../platform/verbs/fields.ts';

/** What names a grant: a role is held once everywhere, and once in each team. */
export const roleFields = {
  role: Named('role', { asks: 'Which role?', positional: true }),
  teamId: Type.Optional(
    Ref('team', { asks: 'In one team only', option: 'team', help: 'Left out: it counts everywhere.' }),
  ),
};
