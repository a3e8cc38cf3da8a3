import type { Dialect } from '@muster/llm-wire';
import { AppFailure } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { OpenedAnswer, OutgoingError } from '../../../platform/outgoing/outgoing.ts';
import { drillFaults, type DrillFault, type DrillResult } from '../domain/drill.ts';
import type { Api } from '@muster/llm-wire';
import type { KeptConsumer } from '../store/consumers.ts';
import type { Relayed } from './attempt.ts';
import type { Gateway } from './open-gateway.ts';
import type { Attempt, Upstream } from './upstream.ts';

/**
 * Injects each fault at a consumer's first route and checks what its callers get, through the same code as every call
 * but with a stand-in for the providers, so that nothing is sent or spent. With every provider down, a clear error is
 * correct.
 */
export async function drillConsumer(
  gateway: Gateway,
  consumer: KeptConsumer,
  api: Api,
): Promise<readonly DrillResult[]> {
  const [first] = consumer.routes;
  const results: DrillResult[] = [];
  for (const fault of drillFaults) {
    const upstream: Upstream = async (attempt) =>
      fault === 'all-down' || attempt.provider.name === first?.provider ? FAULTS[fault](attempt) : good(attempt);
    const isStream = fault === 'cut-stream';
    const incoming = {
      account: consumer.account,
      dialect: DIALECTS[api],
      text: JSON.stringify({
        model: first?.model ?? '',
        max_tokens: 1,
        messages: [{ role: 'user', content: 'drill' }],
        ...(isStream ? { stream: true } : {}),
      }),
      headers: {},
      signal: new AbortController().signal,
    };
    results.push(await judged(fault, consumer, async () => gateway.drill(incoming, upstream)));
  }
  return results;
}

const DIALECTS: Record<Api, Dialect> = { openai: 'openai-chat', anthropic: 'anthropic-messages' };

async function judged(fault: DrillFault, consumer: KeptConsumer, run: () => Promise<Relayed>): Promise<DrillResult> {
  try {
    const { headers, body } = await run();
    let text = '';
    if (typeof body === 'string') text = body;
    else for await (const part of body) text += part;
    if (fault === 'cut-stream' && text.includes('"error"'))
      return { fault, held: true, how: 'reported within the stream' };
    return {
      fault,
      held: fault !== 'all-down',
      how: `answered by ${headers['x-muster-llm-provider'] ?? 'a cached answer'}`,
    };
  } catch (failure) {
    const code = failure instanceof AppFailure ? failure.error.code : 'an error in Muster';
    // With a single route only cached responses remain, and a drill has none: the degraded behaviour is correct.
    const isClear = code === 'llm/no-provider-answers' && (fault === 'all-down' || consumer.routes.length === 1);
    return { fault, held: isClear, how: isClear ? 'a clear error that says what users get' : code };
  }
}

type Answered = Result<OpenedAnswer, OutgoingError>;

const json = (status: number, value: unknown): Answered =>
  ok({ status, headers: { 'content-type': 'application/json' }, body: bytesOf(JSON.stringify(value)) });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const failing = (kind: OutgoingError['kind']): Answered => err({ kind, public: 'a drill', isWorthRetrying: true });

const FAULTS: Record<DrillFault, (attempt: Attempt) => Answered> = {
  unreachable: () => failing('unreachable'),
  'time-out': () => failing('timed_out'),
  overloaded: () => json(503, { error: { message: 'a drill' } }),
  'rate-limited': () => json(429, { error: { message: 'a drill' } }),
  nonsense: () => ok({ status: 200, headers: {}, body: bytesOf('<html>') }),
  'cut-stream': ({ dialect }) =>
    ok({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: bytesOf(dialect === 'anthropic-messages' ? messageStart : chatChunk),
    }),
  'all-down': () => failing('unreachable'),
};

const chatChunk = `data: {"id":"drill","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"drill\\n"},"finish_reason":null}]}\n\n`;
const messageStart = `event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":1,"output_tokens":1}}}\n\n`;

function good({ dialect, isStream }: Attempt): Answered {
  if (isStream)
    return ok({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: bytesOf(`${chatChunk}data: [DONE]\n\n`),
    });
  return json(
    200,
    dialect === 'anthropic-messages'
      ? { type: 'message', content: [{ type: 'text', text: 'drill' }], usage: { input_tokens: 1, output_tokens: 1 } }
      : {
          object: 'chat.completion',
          choices: [{ index: 0, message: { role: 'assistant', content: 'drill' } }],
          usage: { prompt_tokens: 1, completion_tokens: 1 },
        },
  );
}
