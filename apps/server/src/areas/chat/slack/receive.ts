import { createHash } from 'node:crypto';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Chat } from '../chat.ts';
import { chatServe } from '../due-kinds.ts';
import { keepMessage, pruneMessages } from '../store/inbox.ts';

/** A message from Slack, with what is needed to process it later. */
export type FromSlack = {
  readonly kind: 'command' | 'press' | 'event';
  /** Slack's own id, which a redelivery repeats. */
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/**
 * Stores a message and responds, because Slack waits only three seconds, whatever the load. It is encrypted, because it
 * names people and contains unscrubbed text. A redelivery changes nothing.
 */
export async function receiveFromSlack(chat: Chat, { kind, id, payload }: FromSlack): Promise<void> {
  const key = createHash('sha256').update(`${kind}/${id}`).digest('hex');
  const who = { actor: { kind: 'system', part: 'chat' }, requestId: asId<'request'>(chat.host.ids.opaque()) } as const;
  const kept = await transact(chat.host, who, async (ctx) => {
    const sealed = await chat.dataKeys.encrypt(
      ctx.tx,
      INBOX,
      Buffer.from(JSON.stringify({ kind, payload })),
      placeOf(key),
    );
    if (await keepMessage(ctx.tx, { id: key, at: ctx.now, ...sealed })) {
      ctx.due.plan({
        kind: chatServe,
        key,
        subject: { kind: 'chat', id: key },
        dueAt: ctx.now,
        payload: { id: key },
      });
      await pruneMessages(ctx.tx, addDays(ctx.now, -1));
    }
    return ok(undefined);
  });
  if (!kept.ok) throw new AppFailure(kept.error);
}

/** The data key it is encrypted with until it is pruned. */
const INBOX = { kind: 'chat', id: 'inbox' } as const;

export const placeOf = (id: string): string => `chat/inbox/${id}`;

export const notFromSlack: AppError = {
  kind: 'not_found',
  code: 'chat/not-from-slack',
  public: 'There is nothing here.',
};
