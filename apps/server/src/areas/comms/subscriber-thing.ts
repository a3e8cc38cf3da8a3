import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { subscriberKind } from './kinds.ts';
import { lockSubscriber, type Subscriber } from './store/subscribers.ts';

/** An outside subscriber to PUBLIC updates. Members may know that it exists; its address is never shown. */
export const subscriberThing = defineThing({
  kind: subscriberKind,
  noun: 'subscriber',
  root: '/v1/subscribers',
  key: { id: Key('subscriber') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Subscriber | undefined> => {
    const found = await lockSubscriber(ctx.tx, id);
    return found?.state === 'ended' ? undefined : found;
  },
  protection: () => ({ visibility: 'organisation' }),
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'comms/no-such-subscriber', public: 'There is no such subscriber.' },
});
