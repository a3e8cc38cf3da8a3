import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { channelThing, isUnverified } from '../channel-thing.ts';
import { isCodeFor } from '../channels/codes.ts';
import { CODE_TRIES, isCodeGood } from '../domain/verification.ts';
import { channelVerified, codeMistyped } from '../ledger-actions.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { updateChannel } from '../store/channels.ts';
import { notWaiting } from './send-code.ts';

/** The phone's owner enters the code they received. From then on pages go there. */
export const verifyChannel = verb(channelThing, {
  name: 'verify',
  words: {
    label: 'Verify',
    does: 'enter the code that was sent to your phone, so that pages go there',
    done: 'The code was checked: see below whether the phone is verified.',
    next: 'muster channel list',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.own,
  fields: {
    code: Type.String({
      pattern: '^\\d{6}$',
      description: 'the six digits',
      remedy: 'Write the six digits without spaces.',
      ...field({ asks: 'Code', positional: true }),
    }),
  },
  answer: Type.Object({ verified: Type.Boolean(), triesLeft: Type.Integer() }, { title: 'Verification' }),
  unless: (channel) => (isUnverified(channel) ? undefined : notWaiting),
  async decide(ctx, { thing: channel, input }) {
    const { id } = channel;
    const code = 'code' in channel ? channel.code : undefined;
    if (!isCodeGood(code, ctx.now)) return err(codeOver);
    const { ring } = ctx.use(notificationsService);
    const resource = { kind: 'channel', id } as const;
    if (isCodeFor(ring, id, code.sentAt, input.code)) {
      const entry = ctx.record(channelVerified, { resource, clause: '3.1.2', data: { channel: id } });
      await updateChannel(ctx.tx, id, { state: 'active' }, entry);
      return ok({ verified: true, triesLeft: 0 });
    }
    // Success with a result rather than a refusal: a refusal rolls back, and would not count the attempt.
    const tries = code.tries + 1;
    const entry = ctx.record(codeMistyped, { resource, clause: '3.1.2', data: { channel: id, tries } });
    await updateChannel(ctx.tx, id, { code_tries: tries }, entry);
    return ok({ verified: false, triesLeft: CODE_TRIES - tries });
  },
});

const codeOver: AppError = {
  kind: 'conflict',
  code: 'notifications/code-over',
  public: 'This code is no longer valid: it has expired, or was mistyped too often.',
  remedy: 'Ask for another one.',
};
