import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { principalKind } from './kinds.ts';
import { lockPrincipal, type Principal } from './store/principals.ts';

/** Active service accounts. They are suspended and reinstated like members. */
export const serviceAccountThing = defineThing({
  kind: principalKind,
  noun: 'service-account',
  root: '/v1/service-accounts',
  key: { id: Key('service-account') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Principal | undefined> => {
    const account = await lockPrincipal(ctx.tx, asId<'principal'>(id));
    return account?.kind === 'service' && account.state === 'active' ? account : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: {
    kind: 'not_found',
    code: 'identity/no-such-service-account',
    public: 'There is no such service account.',
  },
});
