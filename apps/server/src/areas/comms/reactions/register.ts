import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { endSubscription } from '../commands/end-subscription.ts';
import { concerns } from '../domain/status.ts';
import { audienceFanOut, fanOutDue, lapseDue, statusSend } from '../due-kinds.ts';
import { confirmedSubscribers, lockSubscriber } from '../store/subscribers.ts';
import { findUpdate } from '../store/updates.ts';
import { tellAudiences } from './tell-audiences.ts';

/** Subscribers per transaction; the rest follow in the next one. */
const PART = { limit: 500 };

export function registerCommsReactions(registry: DueRegistry): void {
  registry.onDeadline(fanOutDue, async (ctx, { payload }) => {
    const update = await findUpdate(ctx.tx, payload.update);
    if (update?.version !== payload.version) return voided(ownWords('its text has been replaced'));
    return tellSubscribers(ctx, update, payload.after);
  });
  registry.onDeadline(audienceFanOut, async (ctx, { payload }) => {
    if (payload.reaches === 'public' && (await findUpdate(ctx.tx, payload.update))?.version !== payload.wording)
      return voided(ownWords('its text has been replaced'));
    return tellAudiences(ctx, payload);
  });
  registry.onDeadline(lapseDue, async (ctx, { payload }) => {
    const subscriber = await lockSubscriber(ctx.tx, payload.subscriber);
    if (subscriber?.state !== 'pending') return voided(ownWords('it has been answered'));
    return endSubscription(ctx, subscriber, 'not-confirmed');
  });
}

async function tellSubscribers(
  ctx: CommandContext,
  { id, version, services }: { readonly id: string; readonly version: number; readonly services: readonly string[] },
  after: string | undefined,
): Promise<void> {
  const subscribers = await confirmedSubscribers(ctx.tx, after, PART.limit);
  for (const subscriber of subscribers.filter((each) => concerns(each.services, services)))
    ctx.due.plan({
      kind: statusSend,
      key: `${id}/${version}/${subscriber.id}`,
      subject: { kind: 'subscriber', id: subscriber.id },
      dueAt: ctx.now,
      payload: { subscriber: subscriber.id, update: id, wording: version },
    });
  const last = subscribers.at(-1);
  if (subscribers.length < PART.limit || last === undefined) return;
  ctx.due.plan({
    kind: fanOutDue,
    key: `${id}/${version}/after/${last.id}`,
    subject: { kind: 'status-update', id },
    dueAt: ctx.now,
    payload: { update: id, version, after: last.id },
  });
}
