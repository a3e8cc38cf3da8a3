import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, Count, field } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { ruleAdded, ruleRemoved } from '../ledger-actions.ts';
import { ruleKind } from '../kinds.ts';
import { notificationPermissions } from '../permissions.ts';
import { ruleThing } from '../rule-thing.ts';
import { channelById } from '../store/channels.ts';
import { deleteRule, insertRule } from '../store/rules.ts';

const LONGEST_MINUTES = 1440;

/**
 * Sets which contact method to use, and how many minutes after the first page. Without rules all methods are tried at
 * once; as soon as there is a rule, only those named in rules.
 */
export const addRule = verbOfAll({
  noun: 'rule',
  kind: ruleKind,
  name: 'add',
  route: '/v1/rules',
  creates: true,
  words: {
    label: 'Add a rule',
    does: 'set which of your contact methods is used, and how many minutes after the first page',
    done: 'The rule applies from now on.',
    next: 'muster rule list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.own,
  fields: {
    channel: Type.Union([Type.Literal(EMAIL), Type.String({ format: 'uuid' })], {
      'x-ref': 'channel',
      ...field({ asks: 'By which contact method', positional: true }),
    }),
    urgency: Choice(['page', 'notify'], { asks: 'For', help: 'page for what wakes you, notify for what does not' }),
    after: Count({
      asks: 'Minutes after the first page',
      help: '0 for at once',
      least: 0,
      most: LONGEST_MINUTES,
    }),
  },
  answer: Type.Object({ id: Type.String() }, { title: 'AddedRule' }),
  async decide(ctx, { input: { channel, urgency, after } }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const person = ctx.actor.id;
    const own = channel === EMAIL || (await channelById(ctx.tx, channel))?.owner === person;
    if (!own) return err(notYours);
    const id = ctx.ids.opaque();
    const entry = ctx.record(ruleAdded, {
      resource: { kind: 'notification_rule', id },
      clause: '3.1.2',
      data: { rule: id, person, urgency, after },
    });
    const isNew = await insertRule(ctx.tx, {
      id,
      person,
      urgency,
      channel: channel as ChannelId,
      afterMinutes: after,
      entry,
    });
    return isNew ? ok({ id }) : err(alreadyThere);
  },
});

export const removeRule = verb(ruleThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'delete this rule',
    done: 'Rule removed.',
    next: 'muster rule list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.own,
  async decide(ctx, { thing: { id, person, urgency, afterMinutes } }) {
    ctx.record(ruleRemoved, {
      resource: { kind: 'notification_rule', id },
      clause: '3.1.2',
      data: { rule: id, person, urgency, after: afterMinutes },
    });
    await deleteRule(ctx.tx, id);
    return ok(undefined);
  },
});

const notYours: AppError = {
  kind: 'invalid',
  code: 'notifications/not-your-way',
  public: 'A rule needs a contact method of your own.',
  fields: [
    {
      path: '/channel',
      problem: 'is not a channel of yours',
      remedy: 'choose your mailbox, a webhook of your own or a phone of yours (muster channel list)',
    },
  ],
};

const alreadyThere: AppError = {
  kind: 'conflict',
  code: 'notifications/rule-already-there',
  public: 'You already have this rule.',
  remedy: 'muster rule list shows yours.',
};
