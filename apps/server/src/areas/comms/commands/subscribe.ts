import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { unknownServices } from '../../catalog/public.ts';
import { lapseDue, statusSend } from '../due-kinds.ts';
import { subscriberKind } from '../kinds.ts';
import { subscriberAdded } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { addressIndexes, commsRoom, currentAddressIndex, sealAddress } from '../room.ts';
import { insertSubscriber, isSubscribed } from '../store/subscribers.ts';
import { subscriberThing } from '../subscriber-thing.ts';
import { endSubscription } from './end-subscription.ts';

const NEXT = 'muster subscriber list';
const isEmail = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/;
const isUrl = /^https?:\/\/[^\s@]+$/;

/**
 * An address outside that is to be told of PUBLIC updates. It gets one message, and nothing more until whoever reads it says
 * yes by its link (R30).
 */
export const subscribe = verbOfAll({
  noun: 'subscriber',
  kind: subscriberKind,
  name: 'add',
  route: '/v1/subscribers',
  creates: true,
  words: {
    label: 'Add a subscriber',
    does: 'ask an e-mail address or a webhook whether it wants to be told of PUBLIC updates',
    done: 'It is asked, and is told of updates once whoever reads there has said yes.',
    next: NEXT,
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.arrange,
  fields: {
    kind: Choice(['e-mail', 'webhook'], { asks: 'By which way?' }),
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
    ok(kind === 'webhook' && isUrl.test(address) ? await use(commsRoom).refusalOf(address) : undefined),
  async decide(ctx, { input, facts: refusal }) {
    const { kind } = input;
    const address = input.address.trim();
    const isFit = kind === 'e-mail' ? isEmail.test(address) : isUrl.test(address);
    if (!isFit || refusal !== undefined) return err(unfit(kind, refusal));
    const services = (input.services ?? []).map((name) => name.trim().toLowerCase());
    const strange = await unknownServices(ctx.tx, services);
    if (strange.length > 0) return err(notInCatalog(strange));
    const addedBy = principalOf(ctx.actor);
    if (addedBy === undefined) throw new Error('only principals add subscribers');
    const room = ctx.use(commsRoom);
    if (await isSubscribed(ctx.tx, addressIndexes(room, address))) return err(subscribedAlready);

    const id = ctx.ids.opaque();
    const entry = ctx.record(subscriberAdded, {
      resource: { kind: 'subscriber', id },
      clause: '6.2',
      data: { subscriber: id, kind },
    });
    const isNew = await insertSubscriber(
      ctx.tx,
      {
        id,
        kind,
        address: await sealAddress(room, ctx.tx, id, address),
        index: currentAddressIndex(room, address),
        services,
        state: 'pending',
        addedBy,
        addedAt: ctx.now,
      },
      entry,
    );
    if (!isNew) return err(subscribedAlready);
    const subject = { kind: 'subscriber', id };
    ctx.due.plan({ kind: statusSend, key: `${id}/confirm`, subject, dueAt: ctx.now, payload: { subscriber: id } });
    const { minutes } = ctx.policies.current.accountability.subscriptions.confirmedWithin;
    ctx.due.plan({
      kind: lapseDue,
      key: id,
      subject,
      dueAt: addMinutes(ctx.now, minutes),
      payload: { subscriber: id },
    });
    return ok({ id });
  },
});

/** By whoever arranges them; whoever reads at the address ends it by the link in each message. */
export const unsubscribe = verb(subscriberThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'tell an address of nothing any more, and erase it',
    done: 'It is told of nothing any more, and its address is erased.',
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

const unfit = (kind: 'e-mail' | 'webhook', refusal: string | undefined): AppError => ({
  kind: 'invalid',
  code: 'comms/address',
  public: 'Nothing can be sent there.',
  fields: [
    {
      path: '/address',
      problem: refusal ?? (kind === 'e-mail' ? 'is no e-mail address' : 'is no address of a webhook'),
      remedy: kind === 'e-mail' ? 'write it as name@example.org' : 'write it as https://host/path, without a password',
    },
  ],
});

const subscribedAlready: AppError = {
  kind: 'conflict',
  code: 'comms/subscribed-already',
  public: 'This address is a subscriber, or is asked to be one.',
  remedy: 'Its own link ends it; muster subscriber list shows how many there are.',
};

const notInCatalog = (names: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'comms/unknown-service',
  public: 'The status page is made of services of the catalog.',
  fields: [
    {
      path: '/services',
      problem: `has ${names.join(', ')}, which it does not`,
      remedy: 'muster service list shows them',
    },
  ],
});
