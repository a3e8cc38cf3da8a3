import { asId, type TeamId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { teamKind } from './kinds.ts';
import { lockTeam } from './store/teams.ts';

export type LockedTeam = { readonly id: TeamId; readonly name: string };

/** Members may know every team exists, but not see its restricted data. */
export const teamThing = defineThing({
  kind: teamKind,
  noun: 'team',
  root: '/v1/teams',
  key: { id: Key('team') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<LockedTeam | undefined> => lockTeam(ctx.tx, asId<'team'>(id)),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'identity/no-such-team', public: 'There is no such team.' },
});
