import { copyForThem, type PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { endSubscription } from './commands/end-subscription.ts';
import { subscriberEnded } from './ledger-actions.ts';
import { addressIndexes, addressOf } from './room.ts';
import { findSubscriber, lockSubscriber, subscriberAt } from './store/subscribers.ts';

/** Outside addresses that receive updates. */
export const subscriberData: PersonalDataPlace = {
  name: 'subscribers',
  holds: 'an address that gets status updates, and for which services',
  tables: ['status_subscribers'],
  keyOf: (ref) => ({ kind: 'subscriber', id: ref }),
  async find(db, { ring }, { called }) {
    const id = await subscriberAt(
      db,
      called.flatMap((each) => addressIndexes({ ring }, each)),
    );
    return id === undefined ? [] : [id];
  },
  async tell(db, { dataKeys }, ref) {
    const found = await findSubscriber(db, ref);
    if (found === undefined) return { id: ref };
    const { id, kind, services, state, addedAt } = found;
    const kept = await addressOf({ dataKeys }, db, found);
    return { id, kind, address: kept && copyForThem.take(kept), services, state, addedAt };
  },
  async forget(ctx, { dataKeys }, ref) {
    const found = await lockSubscriber(ctx.tx, ref);
    if (found === undefined || found.state === 'ended') return 'already';
    await endSubscription(ctx, found, 'removed', dataKeys);
    return 'forgotten';
  },
  forgottenIn: ({ action, data: { subscriber } }) =>
    action === subscriberEnded.name && typeof subscriber === 'string' ? [subscriber] : [],
};
