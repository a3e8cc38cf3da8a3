import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { unknownServices } from '../../catalog/public.ts';
import { subscriberKind } from '../kinds.ts';
import { commsPermissions } from '../permissions.ts';
import { addressIndexes, commsRoom } from '../room.ts';
import { subscriberAt } from '../store/subscribers.ts';
import { subscriberThing } from '../subscriber-thing.ts';
import { askAddress, isFitAddress, subscribedAlready, unfitAddress } from './ask-address.ts';
import { endSubscription } from './end-subscription.ts';

const NEXT = 'muster subscriber list';

/**
 * Subscribes an outside address to PUBLIC updates. It receives one message, and nothing more until its reader confirms
 * by the link in it (R30).
 */
export const subscribe = verbOfAll({
  noun: 'subscriber',
  kind: subscriberKind,
  name: 'add',
  route: '/v1/subscribers',
  creates: true,
  words: {
    label: 'Add a subscriber',
    does: 'invite an e-mail address or a webhook to subscribe to PUBLIC updates',
    done: 'Invited. It gets updates once somebody there has confirmed.',
    next: NEXT,
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.arrange,
  fields: {
    kind: Choice(['e-mail', 'webhook'], { asks: 'Which channel?' }),
    address: Type.String({
      minLength: 6,
      maxLength: 500,
      ...field({ asks: 'Address: name@example.org, or https:// of a webhook', positional: true }),
    }),
    services: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 100,
        uniqueItems: true,
        ...field({ asks: 'Only of these services', option: 'service' }),
      }),
    ),
  },
  answer: Type.Object({ id: Type.String() }),
  prepare: async ({ use }, { kind, address }) =>
    ok(kind === 'webhook' && isFitAddress(kind, address) ? await use(commsRoom).refusalOf(address) : undefined),
  async decide(ctx, { input, facts: refusal }) {
    const { kind } = input;
    const address = input.address.trim();
    if (!isFitAddress(kind, address) || refusal !== undefined) return err(unfitAddress(kind, refusal));
    const services = (input.services ?? []).map((name) => name.trim().toLowerCase());
    const strange = await unknownServices(ctx.tx, services);
    if (strange.length > 0) return err(notInCatalog(strange));
    if ((await subscriberAt(ctx.tx, addressIndexes(ctx.use(commsRoom), address))) !== undefined)
      return err(subscribedAlready);
    const id = await askAddress(ctx, { kind, address, services, isListed: false });
    return id === undefined ? err(subscribedAlready) : ok({ id });
  },
});

/** Ends a subscription from inside; the reader of the address uses the link in each message instead. */
export const unsubscribe = verb(subscriberThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop sending to an address, and erase it',
    done: 'Removed. It gets nothing more, and its address is erased.',
    next: NEXT,
  },
  clauses: ['6.2'],
  permission: commsPermissions.arrange,
  danger: true,
  async decide(ctx, { thing }) {
    await endSubscription(ctx, thing, 'removed');
    return ok(undefined);
  },
});

const notInCatalog = (names: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'comms/unknown-service',
  public: 'The status page lists services in the catalog.',
  fields: [
    {
      path: '/services',
      problem: `has ${names.join(', ')}, which it does not`,
      remedy: 'muster service list shows them',
    },
  ],
});
