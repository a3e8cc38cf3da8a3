import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { channelThing, isUnverified, isWaiting } from '../channel-thing.ts';
import { channelTest } from '../due-kinds.ts';
import { channelTestAsked } from '../ledger-actions.ts';
import { notificationPermissions, permissionOn } from '../permissions.ts';

/** Sends a test like a page: to a webhook, or the actor's own mailbox. The result shows on the channel. */
export const testChannel = verb(channelThing, {
  name: 'test',
  words: {
    label: 'Send a test',
    does: 'send a test the way a page is sent; the list shows whether it was accepted, and only its reader knows whether it arrived',
    done: 'A test is on its way.',
    next: 'muster channel list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.configure,
  permissionFor: permissionOn,
  unless: (channel) => (isUnverified(channel) ? unverified : isWaiting(channel) ? waiting : undefined),
  async decide(ctx, { thing: { id } }) {
    if (ctx.actor.kind !== 'person') return err(noMailbox);
    ctx.record(channelTestAsked, { resource: { kind: 'channel', id }, data: { channel: id } });
    ctx.due.plan({
      kind: channelTest,
      key: `${id}/${ctx.requestId}`,
      subject: { kind: 'channel', id },
      dueAt: ctx.now,
      payload: { channel: id, asker: ctx.actor.id },
    });
    return ok(undefined);
  },
});

const unverified = {
  allowed: false as const,
  code: 'notifications/unverified' as const,
  reason: 'Only a code is sent there until it is verified.',
  obligations: [],
};

const waiting = {
  allowed: false as const,
  code: 'notifications/waiting' as const,
  clause: '6.2',
  reason: 'It is not used until it is approved to carry everybody’s pages.',
  remedy: 'muster approval list shows who can.',
  obligations: [],
};

const noMailbox: AppError = {
  kind: 'forbidden',
  code: 'notifications/people-only',
  public: 'Only a person can ask for a test, since only a person can see whether it arrived.',
};
