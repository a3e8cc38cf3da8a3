import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request gets instead of a response. */
export type FakeFault =
  | 'status-500'
  | 'status-529'
  | 'rate-limited'
  | 'quota'
  | 'reset'
  | 'nonsense'
  | 'cut'
  | 'silent'
  | 'bad-request'
  | 'much-later';

export type Asked = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly fault: FakeFault | undefined;
};

/** A provider that implements the OpenAI and Anthropic contracts, keeps its own usage records, and fails on command. */
export type FakeProvider = {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Tokens it would bill, as reported in its responses: in and out. */
  readonly billed: { input: number; output: number };
  /** Called before each response; undefined for success. */
  next: (nth: number, asked: { readonly path: string; readonly body: Body }) => FakeFault | undefined;
  /** The text of its response. */
  reply: (body: Body) => string;
  end(): Promise<void>;
};

export type Body = {
  readonly model: string;
  readonly stream?: boolean;
  readonly input?: unknown;
  readonly messages?: readonly { readonly content?: unknown }[];
  readonly encoding_format?: string;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly tools?: readonly unknown[];
};

const INPUT = 11;
const OUTPUT = 7;

export async function startFakeProvider(): Promise<FakeProvider> {
  const asked: Asked[] = [];
  const fake: Omit<FakeProvider, 'url' | 'end'> = {
    asked,
    billed: { input: 0, output: 0 },
    next: () => undefined,
    reply: () => 'All is well.\nReally.',
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const path = request.url ?? '';
      if (request.method === 'GET') return json(response, 200, { object: 'list', data: [] });
      const body = JSON.parse(text) as Body;
      const fault = fake.next(asked.length, { path, body });
      asked.push({ path, headers: request.headers, text, fault });
      answer(fake, path, body, fault, request, response);
      return undefined;
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return Object.assign(fake, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: async () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}

function answer(
  fake: Omit<FakeProvider, 'url' | 'end'>,
  path: string,
  body: Body,
  fault: FakeFault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (fault) {
    case 'status-500':
      return json(response, 500, { error: { message: 'broken', type: 'server_error', param: null, code: null } });
    case 'status-529':
      return json(response, 529, { type: 'error', error: { type: 'overloaded_error', message: 'busy' } });
    case 'rate-limited':
      return json(
        response,
        429,
        { error: { message: 'slow down', type: 'rate_limit_error', param: null, code: 'rate_limit_exceeded' } },
        { 'retry-after-ms': '1' },
      );
    case 'quota':
      return json(response, 429, {
        error: { message: 'no money', type: 'insufficient_quota', param: null, code: 'insufficient_quota' },
      });
    case 'bad-request':
      return json(response, 400, {
        error: {
          message: 'too long',
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      });
    case 'much-later':
      return json(
        response,
        503,
        { error: { message: 'gone for a while', type: 'server_error' } },
        { 'retry-after': '600' },
      );
    case 'nonsense':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
    case 'reset':
      return void request.socket.destroy();
    case 'silent':
      return undefined;
    case 'cut':
    case undefined:
  }
  const reply = fake.reply(body);
  if (body.stream === true) return stream(fake, path, body, reply, fault === 'cut', response);
  if (fault === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":');
    return void setImmediate(() => request.socket.destroy());
  }
  // Token counting is free.
  if (path.endsWith('/count_tokens')) return json(response, 200, { input_tokens: INPUT });
  fake.billed.input += INPUT;
  fake.billed.output += path.endsWith('/embeddings') ? 0 : OUTPUT;
  return json(response, 200, WHOLE[kindOf(path)](body, reply), {
    'request-id': 'req_fake',
    'x-request-id': 'req_fake',
  });
}

type Kind = 'chat' | 'responses' | 'embeddings' | 'messages';
const kindOf = (path: string): Kind => {
  if (path.endsWith('/responses')) return 'responses';
  if (path.endsWith('/embeddings')) return 'embeddings';
  return path.endsWith('/messages') ? 'messages' : 'chat';
};

const openAiUsage = { prompt_tokens: INPUT, completion_tokens: OUTPUT, total_tokens: INPUT + OUTPUT };
const responseUsage = { input_tokens: INPUT, output_tokens: OUTPUT, total_tokens: INPUT + OUTPUT };

const WHOLE: Record<Kind, (body: Body, reply: string) => unknown> = {
  chat: ({ model, tools }, reply) => ({
    id: 'chatcmpl-abcdefgh',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [
      {
        index: 0,
        message:
          tools === undefined
            ? { role: 'assistant', content: reply, refusal: null }
            : {
                role: 'assistant',
                content: null,
                refusal: null,
                tool_calls: [
                  {
                    id: 'call_abcdefgh',
                    type: 'function',
                    function: { name: 'look', arguments: JSON.stringify({ said: reply }) },
                  },
                ],
              },
        finish_reason: tools === undefined ? 'stop' : 'tool_calls',
        logprobs: null,
      },
    ],
    usage: openAiUsage,
  }),
  responses: ({ model }, reply) => ({
    id: 'resp_abcdefgh',
    object: 'response',
    created_at: 1,
    status: 'completed',
    model,
    output: [
      {
        id: 'msg_abcdefgh',
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: reply, annotations: [] }],
      },
    ],
    usage: responseUsage,
  }),
  embeddings: ({ model, encoding_format: format }) => ({
    object: 'list',
    model,
    data: [
      {
        object: 'embedding',
        index: 0,
        embedding: format === 'base64' ? Buffer.from(new Float32Array([0.5, -1]).buffer).toString('base64') : [0.5, -1],
      },
    ],
    usage: { prompt_tokens: INPUT, total_tokens: INPUT },
  }),
  messages: ({ model }, reply) => ({
    id: 'msg_abcdefgh',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text: reply }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: INPUT, output_tokens: OUTPUT, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
  }),
};

function stream(
  fake: Omit<FakeProvider, 'url' | 'end'>,
  path: string,
  body: Body,
  reply: string,
  isCut: boolean,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const events = STREAMS[kindOf(path)](body, reply.match(/[\s\S]{1,4}/gu) ?? []);
  const sent = isCut ? events.slice(0, Math.ceil(events.length / 2)) : events;
  for (const [event, data] of sent)
    response.write(
      `${event === '' ? '' : `event: ${event}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`,
    );
  if (isCut) return void setImmediate(() => response.destroy());
  fake.billed.input += INPUT;
  fake.billed.output += OUTPUT;
  return void response.end();
}

type Event = readonly [event: string, data: unknown];

const STREAMS: Record<Kind, (body: Body, pieces: readonly string[]) => readonly Event[]> = {
  chat: ({ model, stream_options: options }, pieces) => {
    const chunk = (choices: unknown, more: object = {}): Event => [
      '',
      { id: 'chatcmpl-abcdefgh', object: 'chat.completion.chunk', created: 1, model, choices, ...more },
    ];
    const delta = (each: object, finish: string | null = null) =>
      chunk([{ index: 0, delta: each, logprobs: null, finish_reason: finish }]);
    return [
      delta({ role: 'assistant', content: '' }),
      ...pieces.map((content) => delta({ content })),
      delta({}, 'stop'),
      ...(options?.include_usage === true ? [chunk([], { usage: openAiUsage })] : []),
      ['', '[DONE]'],
    ];
  },
  responses: ({ model }, pieces) => {
    const text = pieces.join('');
    const at = { item_id: 'msg_abcdefgh', output_index: 0, content_index: 0 };
    const item = {
      id: 'msg_abcdefgh',
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text, annotations: [] }],
    };
    const response = (status: string) => ({
      id: 'resp_abcdefgh',
      object: 'response',
      created_at: 1,
      status,
      model,
      output: status === 'completed' ? [item] : [],
      usage: status === 'completed' ? responseUsage : null,
    });
    const events: [string, object][] = [
      ['response.created', { response: response('in_progress') }],
      ['response.output_item.added', { output_index: 0, item: { ...item, content: [] } }],
      ['response.content_part.added', { ...at, part: { type: 'output_text', text: '', annotations: [] } }],
      ...pieces.map((delta): [string, object] => ['response.output_text.delta', { ...at, delta, logprobs: [] }]),
      ['response.output_text.done', { ...at, text, logprobs: [] }],
      ['response.output_item.done', { output_index: 0, item }],
      ['response.completed', { response: response('completed') }],
    ];
    return events.map(([type, each], n): Event => [type, { type, sequence_number: n, ...each }]);
  },
  embeddings: () => [],
  messages: ({ model }, pieces) => {
    const message = {
      id: 'msg_abcdefgh',
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: INPUT, output_tokens: 1 },
    };
    const events: [string, object][] = [
      ['message_start', { message }],
      ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
      ['ping', {}],
      ...pieces.map((text): [string, object] => [
        'content_block_delta',
        { index: 0, delta: { type: 'text_delta', text } },
      ]),
      ['content_block_stop', { index: 0 }],
      ['message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: OUTPUT } }],
      ['message_stop', {}],
    ];
    return events.map(([type, each]): Event => [type, { type, ...each }]);
  },
};

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
