import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { audienceKind } from './kinds.ts';
import { lockAudience } from './store/audiences.ts';

/** A list that receives updates. Members may see each; a team's list is changed by those with a role there. */
export const audienceThing = defineThing({
  kind: audienceKind,
  noun: 'audience',
  root: '/v1/audiences',
  key: { id: Key('audience') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockAudience(ctx.tx, id),
  protection: ({ teamId }) => ({ visibility: 'organisation', teamId }),
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'comms/no-such-audience',
    public: 'There is no such list.',
    remedy: 'muster audience list shows them.',
  },
});
