import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { EMAIL, isFor } from '../domain/channel.ts';
import { channelTest } from '../due-kinds.ts';
import { channelTestAsked } from '../ledger-actions.ts';
import { channelById } from '../store/channels.ts';
import { permissionOn } from '../permissions.ts';
import { channelNotFound } from './channel-not-found.ts';

/** Sends a test by the way that a page would take: a webhook, or the asker's own mailbox. The outcome shows at the channel. */
export const testChannel = defineCommand({
  name: 'channel.test',
  input: Type.Object(
    { id: Type.Union([Type.Literal(EMAIL), Type.String({ format: 'uuid' })]) },
    { additionalProperties: false },
  ),
  resource: ({ id }) => ({ kind: 'channel', id }),
  async decide(ctx, { id }) {
    const channel = id === EMAIL ? undefined : await channelById(ctx.tx, id);
    const allowed = await authorise(ctx, permissionOn(channel, ctx.actor), { visibility: 'organisation' });
    if (!allowed.ok) return allowed;
    if (id !== EMAIL && (!channel || !isFor(channel, ctx.actor))) return err(channelNotFound);
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

const noMailbox: AppError = {
  kind: 'forbidden',
  code: 'notifications/people-only',
  public: 'A test is asked for by a person, who can see whether it arrived.',
};
