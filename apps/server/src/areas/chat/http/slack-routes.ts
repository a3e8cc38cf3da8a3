import { Type } from 'typebox';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import type { Chat } from '../chat.ts';
import { notFromSlack, receiveFromSlack, type FromSlack } from '../slack/receive.ts';
import { isSignedBySlack } from '../slack/signature.ts';

const capability = { capability: 'the signature of Slack' };
const Body = { schema: { body: Type.Unknown() } };

/** Slack's webhooks: checked, stored, answered. The work runs later, as the member who owns the account. */
export const slackRoutes =
  (chat: Chat): RouteTable =>
  (routes) => {
    const hook = { access: capability, clauses: ['1.1', '2.10'], isHidden: true, takesBytes: true } as const;
    routes.post(
      '/v1/hooks/slack/commands',
      { ...hook, ...Body, summary: 'Receive a slash command from Slack', consumes: 'form' },
      async (request) => {
        const form = new URLSearchParams(await signedText(request));
        const payload = Object.fromEntries(form);
        await receiveFromSlack(chat, { kind: 'command', id: payload['trigger_id'] ?? form.toString(), payload });
        request.http.reply.code(200).type('application/json').send('');
      },
    );
    routes.post(
      '/v1/hooks/slack/interactions',
      { ...hook, ...Body, summary: 'Receive a button press from Slack', consumes: 'form' },
      async (request) => {
        const text = new URLSearchParams(await signedText(request)).get('payload') ?? '';
        const payload = objectIn(text);
        await receiveFromSlack(chat, { kind: 'press', id: wordsIn(payload, 'trigger_id') ?? text, payload });
        request.http.reply.code(200).type('application/json').send('');
      },
    );
    routes.post(
      '/v1/hooks/slack/events',
      { ...hook, ...Body, summary: 'Receive an event from Slack' },
      async (request) => {
        const payload = objectIn(await signedText(request));
        if (payload['type'] === 'url_verification') return { challenge: wordsIn(payload, 'challenge') ?? '' };
        await receiveFromSlack(chat, eventOf(payload));
        return {};
      },
    );

    /** The raw body if Slack signed it: nothing is parsed before. */
    async function signedText({
      body,
      http,
    }: WriteRequest<{ body: ReturnType<typeof Type.Unknown> }>): Promise<string> {
      const secret = await chat.signingSecret();
      const bytes = body as Buffer;
      if (secret === undefined || !isSignedBySlack(secret, bytes, http.request.headers, chat.host.clock.now()))
        throw new AppFailure(notFromSlack);
      return bytes.toString('utf8');
    }
  };

const wordsIn = (payload: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = payload[name];
  return typeof value === 'string' ? value : undefined;
};

const eventOf = (payload: Readonly<Record<string, unknown>>): FromSlack => ({
  kind: 'event',
  id: wordsIn(payload, 'event_id') ?? '',
  payload,
});

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Thrown below: correctly signed, but not a Slack payload.
  }
  throw new AppFailure(notFromSlack);
}
