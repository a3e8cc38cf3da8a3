import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { lapseDue } from '../due-kinds.ts';
import { subscriberConfirmed } from '../ledger-actions.ts';
import { confirmSubscriber, lockSubscriber } from '../store/subscribers.ts';
import { subscriberThing } from '../subscriber-thing.ts';
import { endSubscription } from './end-subscription.ts';

/**
 * Confirms or ends a subscription, by the reader of the address. Only the link sent there authorises this (R30), and
 * the route has already verified it. Idempotent.
 */
export const answerSubscription = defineCommand({
  name: 'subscriber.answer',
  input: Type.Object({
    subscriber: Type.String({ format: 'uuid' }),
    wants: Type.Boolean(),
  }),
  resource: ({ subscriber }) => ({ kind: 'subscriber', id: subscriber }),
  async decide(ctx, { subscriber: id, wants }) {
    if (ctx.actor.kind !== 'system' || ctx.actor.part !== 'answer-link') return err(notByLink);
    const found = await lockSubscriber(ctx.tx, id);
    if (found === undefined || found.state === 'ended') return wants ? err(subscriberThing.missing) : ok(undefined);
    if (!wants) await endSubscription(ctx, found, 'unsubscribed');
    else if (found.state === 'pending') {
      const entry = ctx.record(subscriberConfirmed, {
        resource: { kind: 'subscriber', id },
        clause: '6.2',
        data: { subscriber: id, kind: found.kind },
      });
      ctx.due.supersede({ kind: 'subscriber', id }, [lapseDue], 'it is already confirmed');
      await confirmSubscriber(ctx.tx, id, ctx.now, entry);
    }
    return ok(undefined);
  },
});

const notByLink = {
  kind: 'refused',
  code: 'comms/by-link-only',
  public: 'Only the owner of the address can do this, with the link that was sent there.',
  clause: '6.2',
} as const;
