import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const BOT_TOKEN = 'xoxb-of-the-story';
export const SIGNING_SECRET = 'the signing secret of the app';

type Call = { readonly method: string; readonly body: Readonly<Record<string, unknown>> };
type Fault = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/**
 * Slack's Web API on loopback, as far as Muster uses it, following its documentation and SDK types. A malformed call
 * that Slack would refuse fails the test when it is closed; refusals in normal operation are returned.
 */
export type FakeSlack = {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Channels by id. */
  readonly channels: ReadonlyMap<
    string,
    {
      readonly name: string;
      readonly messages: Map<string, Readonly<Record<string, unknown>>>;
      readonly pins: string[];
    }
  >;
  readonly replies: readonly Readonly<Record<string, unknown>>[];
  fault: Fault | 'never' | 'does-it-and-hangs-up' | undefined;
  /** Errors that methods return instead, such as when the bot is not in a channel. */
  readonly refuses: Map<string, string>;
  close(): Promise<void>;
};

export async function startSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const replies: Readonly<Record<string, unknown>>[] = [];
  const broken: string[] = [];
  const channels = new Map<
    string,
    { name: string; messages: Map<string, Readonly<Record<string, unknown>>>; pins: string[] }
  >();
  channels.set('C0ANNOUNCE', { name: 'ml-incidents-sev1', messages: new Map(), pins: [] });
  let stamps = 0;

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      try {
        const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
        demand(request.method === 'POST', 'methods are posted to');
        demand((request.headers['content-type'] ?? '').startsWith('application/json'), 'a JSON body says so');
        if (path.startsWith('/respond/')) {
          demand(body['response_type'] === 'ephemeral' && typeof body['text'] === 'string', 'an answer has a text');
          replies.push(body);
          response.writeHead(200).end('ok');
          return;
        }
        const method = path.replace('/api/', '');
        demand(request.headers.authorization === `Bearer ${BOT_TOKEN}`, 'the bot token authenticates');
        const { fault } = slack;
        if (fault === 'never') return;
        if (fault !== undefined && fault !== 'does-it-and-hangs-up')
          return void send(fault.status, fault.body ?? {}, fault.headers);
        calls.push({ method, body });
        const refusal = slack.refuses.get(method);
        const answer = refusal === undefined ? answerTo(method, body) : { ok: false, error: refusal };
        if (fault === 'does-it-and-hangs-up') response.socket?.destroy();
        else send(200, answer);
      } catch (failure) {
        broken.push(`${path}: ${String(failure)}`);
        send(200, { ok: false, error: 'invalid_arguments' });
      }
    });
  });

  function answerTo(method: string, body: Record<string, unknown>): Record<string, unknown> {
    const channel =
      channels.get(String(body['channel'])) ??
      [...channels.values()].find(({ name }) => `#${name}` === body['channel']);
    switch (method) {
      case 'conversations.create': {
        const name = String(body['name']);
        demand(/^[a-z0-9_-]{1,80}$/.test(name), 'a name is lower case and has at most 80 characters');
        if ([...channels.values()].some((each) => each.name === name)) return { ok: false, error: 'name_taken' };
        const id = `C0${String(channels.size).padStart(8, '0')}`;
        channels.set(id, { name, messages: new Map(), pins: [] });
        return { ok: true, channel: { id, name } };
      }
      case 'conversations.list':
        return {
          ok: true,
          channels: [...channels].map(([id, { name }]) => ({ id, name })),
          response_metadata: { next_cursor: '' },
        };
      case 'conversations.setTopic':
        demand(channel !== undefined && String(body['topic']).length <= 250, 'a topic has at most 250 characters');
        return { ok: true };
      case 'conversations.invite':
        demand(
          channel !== undefined && /^[UW][A-Z0-9]+(,[UW][A-Z0-9]+)*$/.test(String(body['users'])),
          'users are ids with commas',
        );
        return { ok: true };
      case 'chat.postMessage':
      case 'chat.update': {
        if (channel === undefined) return { ok: false, error: 'channel_not_found' };
        demand(
          typeof body['text'] === 'string' && body['text'] !== '' && body['text'].length <= 40_000,
          'there is a text',
        );
        const repliesTo = body['thread_ts'] as string | undefined;
        if (repliesTo !== undefined) demand(channel.messages.has(repliesTo), 'what is replied to is there');
        checkBlocks((body['blocks'] ?? []) as readonly Record<string, unknown>[]);
        demand(
          method !== 'chat.update' || channels.has(String(body['channel'])),
          'a message is edited by its channel’s id',
        );
        if (method === 'chat.update' && !channel.messages.has(String(body['ts'])))
          return { ok: false, error: 'message_not_found' };
        stamps += 1;
        const ts = method === 'chat.update' ? String(body['ts']) : `1793610000.${String(stamps).padStart(6, '0')}`;
        channel.messages.set(ts, body);
        return { ok: true, ts, channel: [...channels].find(([, each]) => each === channel)?.[0] };
      }
      case 'pins.add':
        demand(channel?.messages.has(String(body['timestamp'])) === true, 'what is pinned is there');
        channel.pins.push(String(body['timestamp']));
        return { ok: true };
      case 'usergroups.users.update':
        demand(/^S[A-Z0-9]+$/.test(String(body['usergroup'])), 'a user group has an id');
        demand(/^[UW][A-Z0-9]+(,[UW][A-Z0-9]+)*$/.test(String(body['users'])), 'a group is not empty');
        return { ok: true };
      default:
        throw new Error(`there is no method ${method}`);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slack: FakeSlack = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    channels,
    replies,
    fault: undefined,
    refuses: new Map(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (broken.length > 0) throw new Error(`Slack would have refused: ${broken.join('; ')}`);
    },
  };
  return slack;
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Slack's limits, both the documented ones and the undocumented one. */
function checkBlocks(blocks: readonly Record<string, unknown>[]): void {
  demand(blocks.length <= 50, 'a message has at most 50 blocks');
  demand(JSON.stringify(blocks).length <= 13_200, 'msg_blocks_too_long');
  for (const block of blocks) {
    const fields = (block['fields'] ?? []) as readonly { text: string }[];
    const elements = (block['elements'] ?? []) as readonly Record<string, unknown>[];
    switch (block['type']) {
      case 'header':
        demand((block['text'] as { text: string }).text.length <= 150, 'a header has at most 150 characters');
        break;
      case 'section':
        demand(
          fields.length <= 10 && fields.every(({ text }) => text.length <= 2000),
          'fields: 10 of 2,000 characters',
        );
        break;
      case 'context':
        demand(elements.length <= 10, 'a context has at most 10 elements');
        break;
      case 'actions':
        demand(elements.length > 0 && elements.length <= 25, 'actions have 1 to 25 elements');
        for (const { action_id: id, text, value, url } of elements) {
          demand(typeof id === 'string' && id.length <= 255, 'an element has an action_id');
          demand((text as { text: string }).text.length <= 75, 'a button’s text has at most 75 characters');
          demand(
            ((value ?? '') as string).length <= 2000 && ((url ?? '') as string).length <= 3000,
            'a value has at most 2,000 characters',
          );
        }
        break;
      default:
        throw new Error(`a block that Muster should not use: ${String(block['type'])}`);
    }
  }
}

/** Signature headers as Slack sends them. */
export const signedBySlack = (body: string, at: Date, secret = SIGNING_SECRET): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
  };
};
