import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { LedgerAction } from '../../../platform/ledger/action.ts';
import type { Incident } from '../../incidents/public.ts';
import type { Chat } from '../chat.ts';
import type { SlackAnswer, SlackApi } from '../slack/api.ts';
import type { Room } from '../store/rooms.ts';

export type Refused = Extract<SlackAnswer, { ok: false }>;

/** An incident's room, held by the worker that updates it. */
export type Work = {
  readonly chat: Chat;
  readonly slack: SlackApi;
  readonly incident: Incident;
  readonly room: Room;
  readonly now: Date;
};

export const linkTo = ({ publicUrl }: Chat, { code }: Incident): string => `${publicUrl()}/incidents/${code}`;

export const textIn = (value: unknown, name: string): string => {
  const found: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof found === 'string' ? found : '';
};

/** Records what was done at Slack before storing it here, so that a crash repeats the entry rather than losing it. */
export async function recorded(
  { chat, incident }: Work,
  action: LedgerAction,
  clause: string,
  data: Readonly<Record<string, string | number>>,
  also: (ctx: CommandContext) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const who = { actor: { kind: 'system', part: 'chat' }, requestId: asId<'request'>(chat.host.ids.opaque()) } as const;
  await transact(chat.host, who, async (ctx) => {
    ctx.record(action, { resource: { kind: 'incident', id: incident.id }, clause, data });
    await also(ctx);
    return ok(undefined);
  });
}
