import type { Classified, DataClass } from '@muster/policy';
import { isObject, leavesOf, rewriteReply, usageOf, withValues, wordOf } from '@muster/llm-wire';
import type { LlmRequest, Usage } from '@muster/llm-wire';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { OpenedAnswer } from '../../../platform/outgoing/outgoing.ts';
import { readBody } from '../../../platform/outgoing/read-body.ts';
import { LARGE_TEXT } from '../../../platform/scrubbing/server-scrubber.ts';
import type { Open } from '../domain/candidates.ts';
import { cutOff, faultOf, notUnderstood, timedOut, unreachable, type Fault } from '../domain/fault.ts';
import type { AnswerFilter } from './answer-filter.ts';
import { GATEWAY } from './limits.ts';
import { firstOf, type Started } from './relay-stream.ts';
import type { Upstream } from './upstream.ts';

/** A response as relayed to the caller. */
export type Relayed = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncGenerator<string>;
};

type Head = Pick<Relayed, 'status' | 'headers'>;

/** Outcome of an attempt. */
export type Brought =
  | {
      readonly kind: 'answer';
      readonly relayed: Relayed & { readonly body: string };
      readonly usage: Usage | undefined;
    }
  | { readonly kind: 'stream'; readonly head: Head; readonly started: Started }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly relayed?: Relayed };

type Sending = {
  readonly open: Open;
  readonly request: LlmRequest;
  /** The request as it may leave, with its consumer's class: only the outlet opened by the filter accepts it. */
  readonly text: Classified<DataClass, string>;
  readonly filter: AnswerFilter;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** Calls one provider once. A stream starts with its first content: earlier failures can be retried elsewhere. */
export async function attempt(
  { upstream, host }: { readonly upstream: Upstream; readonly host: Pick<CommandHost, 'scrubber'> },
  sending: Sending,
): Promise<Brought> {
  const { open, request, text, filter, headers, signal } = sending;
  const answer = await upstream({
    provider: open.provider,
    dialect: request.dialect,
    body: bodyFor(open, request, open.outlet.take(text)),
    isStream: request.isStream,
    headers,
    signal,
  });
  if (!answer.ok) {
    const { kind } = answer.error;
    if (kind === 'no_key')
      return { kind: 'fault', fault: { kind: 'credential', what: 'no-key', mayRetry: false, mayFallBack: true } };
    return { kind: 'fault', fault: kind === 'timed_out' ? timedOut : unreachable(kind) };
  }
  const { status, body } = answer.value;
  const head: Head = { status, headers: headersOf(open.provider.name, answer.value) };
  const isEvents = String(answer.value.headers['content-type'] ?? '').includes('text/event-stream');
  if (!(status >= 200 && status < 300 && request.isStream && isEvents)) return whole(host, sending, head, answer.value);
  const started = await firstOf(request.dialect, filter, request.wantsUsage, body);
  return started === undefined ? { kind: 'fault', fault: cutOff } : { kind: 'stream', head, started };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

async function whole(
  { scrubber }: Pick<CommandHost, 'scrubber'>,
  { request, filter }: Sending,
  head: Head,
  answer: OpenedAnswer,
): Promise<Brought> {
  let text: string;
  let value: unknown;
  try {
    text = UTF8.decode(await readBody(answer.body, GATEWAY.maxAnswerBytes));
    value = JSON.parse(text);
  } catch {
    const fault = faultOf(answer.status, undefined, retryAfterOf(answer));
    return {
      kind: 'fault',
      fault: fault?.kind === 'request' ? { ...notUnderstood, mayFallBack: true } : (fault ?? notUnderstood),
    };
  }
  const fault = faultOf(answer.status, errorCodeOf(value), retryAfterOf(answer));
  if (fault !== undefined && fault.kind !== 'request') return { kind: 'fault', fault };
  if (fault === undefined && (!isObject(value) || request.isStream)) return { kind: 'fault', fault: notUnderstood };
  // A string is no longer than the text that contains it.
  for (const leaf of text.length > LARGE_TEXT ? leavesOf(value) : [])
    if (leaf.text.length > LARGE_TEXT && leaf.how !== 'bytes')
      filter.know(leaf.text, (await scrubber.beside.text(leaf.text)).findings);
  const relayed = { ...head, body: rewriteReply(text, filter, value) };
  if (fault !== undefined) return { kind: 'fault', fault, relayed };
  return { kind: 'answer', relayed, usage: usageOf(request.dialect, isObject(value) ? value['usage'] : undefined) };
}

/**
 * The body with the provider's model name, and with usage requested: a stream that does not report it cannot be priced.
 */
function bodyFor(open: Open, request: LlmRequest, text: string): string {
  const changes = new Map<string, string>();
  if (request.model !== open.route.model) changes.set('/model', JSON.stringify(open.route.model));
  if (request.dialect === 'openai-chat' && request.isStream && !request.wantsUsage) {
    const options = request.body['stream_options'];
    if (isObject(options)) changes.set('/stream_options/include_usage', 'true');
    else changes.set('/stream_options', '{"include_usage":true}');
  }
  return withValues(text, changes);
}

const PASSED_ON = [
  'openai-processing-ms',
  'anthropic-organization-id',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-remaining-tokens',
];

/** The provider's response headers that are passed on, plus the provider's name. */
function headersOf(provider: string, answer: OpenedAnswer): Record<string, string> {
  const headers: Record<string, string> = { 'x-muster-llm-provider': provider };
  for (const name of PASSED_ON) {
    const value = answer.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

function retryAfterOf({ headers }: OpenedAnswer): number | undefined {
  const ms = Number(headers['retry-after-ms']);
  if (Number.isFinite(ms) && ms > 0) return ms;
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

function errorCodeOf(value: unknown): string | undefined {
  const error = isObject(value) ? value['error'] : undefined;
  if (!isObject(error)) return undefined;
  const details = error['details'];
  return (
    wordOf(isObject(details) ? details['error_code'] : undefined) ?? wordOf(error['code']) ?? wordOf(error['type'])
  );
}
