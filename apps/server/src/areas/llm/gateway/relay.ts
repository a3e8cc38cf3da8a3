import type { Api, Dialect, LlmRequest, Opaque, Usage } from '@muster/llm-wire';
import {
  apiOf,
  costOf,
  isObject,
  mostItCosts,
  NO_USAGE,
  opaqueIn,
  readRequest,
  rewriteReply,
  leavesOf,
  usageOf,
  withValues,
  wordOf,
} from '@muster/llm-wire';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { OpenedAnswer } from '../../../platform/outgoing/outgoing.ts';
import { readBody } from '../../../platform/outgoing/read-body.ts';
import { LARGE_TEXT } from '../../../platform/scrubbing/server-scrubber.ts';
import { isBlocked, isOpen, rejectionsOf, type Open } from '../domain/candidates.ts';
import { routesFor, writtenRoute } from '../domain/consumer.ts';
import { cutOff, faultOf, notUnderstood, timedOut, unreachable, type Fault } from '../domain/fault.ts';
import type { RetryBudget } from '../domain/retry-budget.ts';
import type { KeptConsumer } from '../store/consumers.ts';
import type { Outcome, Tried } from '../store/calls.ts';
import { cacheKey, type AnswerCache } from './answer-cache.ts';
import { answerFilter, type AnswerFilter } from './answer-filter.ts';
import type { Breakers } from './breakers.ts';
import { badRequest, limited, limitsAway, noSuchModel, notAConsumer, nobodyAnswers, nowhereToGo } from './errors.ts';
import type { Facts, FactsCache } from './facts.ts';
import { inspect, type Inspected } from './inspect.ts';
import { GATEWAY } from './limits.ts';
import type { Limited, MeterPool, Needs, Reserved } from './meter-pool.ts';
import type { CallRecorder, ProviderTurn } from './recorder.ts';
import { firstOf, relayStream, type StreamEnd } from './relay-stream.ts';
import type { Upstream } from './upstream.ts';

/** What a call goes through. */
export type RelayParts = {
  readonly host: CommandHost;
  readonly facts: FactsCache;
  readonly meters: Pick<MeterPool, 'reserve' | 'settle'>;
  readonly breakers: Breakers;
  readonly retries: RetryBudget;
  readonly cache: AnswerCache;
  readonly recorder: CallRecorder;
  readonly upstream: Upstream;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/** A request as it came in. */
export type Incoming = {
  readonly account: string;
  readonly dialect: Dialect;
  readonly text: string;
  /** What it says to the API itself; keys and cookies are not among it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
};

export type Relayed = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncGenerator<string>;
};

/** One call from beginning to end, whatever becomes of it. */
export async function relay(parts: RelayParts, incoming: Incoming): Promise<Relayed> {
  const facts = await parts.facts.now();
  const consumer = facts.consumers.get(incoming.account);
  if (consumer === undefined) throw notAConsumer;
  const call = new RelayedCall(parts, incoming, consumer);
  try {
    return await call.run();
  } catch (failure) {
    call.failed(failure);
    throw failure;
  }
}

/** What an attempt brought. */
type Got =
  | { readonly kind: 'answer'; readonly relayed: Relayed; readonly usage: Usage | undefined }
  | { readonly kind: 'stream'; readonly relayed: Relayed }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly relayed?: Relayed };

/** Too little is left of some limit: of one that holds for every route, or of this route's alone. */
type NoRoom = { readonly failure: AppFailure; readonly isEverywhere: boolean };

class RelayedCall {
  readonly #parts: RelayParts;
  readonly #incoming: Incoming;
  readonly #consumer: KeptConsumer;
  readonly #startedAt: Date;
  readonly #tried: Tried[] = [];
  readonly #turns: ProviderTurn[] = [];
  #attempts = 0;
  #model = '';
  #foundIn = 0;
  #filter: AnswerFilter | undefined;
  #isNoted = false;

  constructor(parts: RelayParts, incoming: Incoming, consumer: KeptConsumer) {
    this.#parts = parts;
    this.#incoming = incoming;
    this.#consumer = consumer;
    this.#startedAt = parts.host.clock.now();
  }

  async run(): Promise<Relayed> {
    const { host, recorder, cache } = this.#parts;
    const { dialect, text } = this.#incoming;
    const consumer = this.#consumer;
    if (recorder.isFull) throw limitsAway('calls cannot be written down');
    const read = readRequest(dialect, text);
    if (!read.ok) throw badRequest(read.bad);
    const { request } = read;
    this.#model = request.model;
    const policy = host.policies().current;
    const routes = routesFor(consumer, request.model);
    if (routes === undefined) throw noSuchModel;
    const opaque = opaqueIn(dialect, request.body);
    const { dataClass, mode } = consumer;
    const inspected = await inspect(request, opaque, { scrubber: host.scrubber, policy, dataClass, mode });
    this.#foundIn = inspected.findings;
    const filter = answerFilter(host.scrubber, policy, dataClass, inspected.originals);
    this.#filter = filter;

    const key = this.#cacheKey(request, policy.version);
    const kept = key === undefined ? undefined : cache.find(key);
    const now = host.clock.now();
    if (kept !== undefined && ageSeconds(kept.at, now) < consumer.cacheMinutes * SECONDS_PER_MINUTE)
      return this.#given(kept.body, ageSeconds(kept.at, now), 'cached');

    this.#parts.retries.earn();
    let isFullOf: AppFailure | undefined;
    for (const route of routes) {
      const open = await this.#open(route, opaque);
      if (open === undefined) continue;
      const reserved = await this.#reserve(open, inspected.text, request, opaque);
      if (!('wants' in reserved)) {
        isFullOf ??= reserved.failure;
        // What the consumer or its team has used up is used up wherever it asks.
        if (reserved.isEverywhere) break;
        continue;
      }
      const got = await this.#ask(open, request, inspected, filter, reserved);
      if (got.kind === 'fault') {
        if (got.relayed !== undefined && !got.fault.mayFallBack) {
          this.#note('rejected', open.provider.name, got.relayed.status, undefined, 0n);
          return got.relayed;
        }
        continue;
      }
      if (got.kind === 'answer' && key !== undefined && typeof got.relayed.body === 'string')
        cache.keep(key, { body: got.relayed.body, provider: open.provider.name, at: host.clock.now() });
      return got.relayed;
    }
    if (kept !== undefined && this.#attempts > 0) return this.#given(kept.body, ageSeconds(kept.at, now), 'stale');
    if (this.#attempts > 0) throw nobodyAnswers(consumer.degraded, this.#tried);
    if (isFullOf !== undefined) throw isFullOf;
    if (this.#tried.every(({ why }) => why.includes('breaker-open'))) {
      if (kept !== undefined) return this.#given(kept.body, ageSeconds(kept.at, now), 'stale');
      throw nobodyAnswers(consumer.degraded, this.#tried);
    }
    throw nowhereToGo(this.#tried, opaque);
  }

  /** It ended before anything was sent, or because nobody answered. */
  failed(failure: unknown): void {
    const code = failure instanceof AppFailure ? failure.error : undefined;
    const leftUnanswered = code?.code === 'llm/no-provider-answers' && this.#consumer.userFacing;
    if (leftUnanswered)
      for (const [index, turn] of this.#turns.entries()) this.#turns[index] = { ...turn, leftUnanswered };
    const outcome = code === undefined ? 'rejected' : (OUTCOMES[code.kind] ?? 'rejected');
    this.#note(outcome, undefined, code === undefined ? 500 : (STATUSES[code.kind] ?? 400), undefined, 0n);
  }

  /** The route with its facts of this moment, if it may be asked; why not is kept. */
  async #open(route: { provider: string; model: string }, opaque: readonly Opaque[]): Promise<Open | undefined> {
    const { host, facts, breakers } = this.#parts;
    const known: Facts = await facts.now();
    const now = host.clock.now();
    const policy = host.policies().current;
    const consumer = known.consumers.get(this.#incoming.account);
    const candidate = known.candidate(route);
    const api: Api = apiOf(this.#incoming.dialect);
    const why: string[] =
      consumer === undefined ? ['no-consumer'] : [...rejectionsOf({ ...consumer, api }, candidate, policy, now)];
    const isKeptFromView =
      opaque.length > 0 && candidate.provider?.isExternal === true && isBlocked(policy, this.#consumer.dataClass);
    if (isKeptFromView) why.push('opaque');
    if (why.length === 0 && !breakers.admit(route, now)) {
      why.push('breaker-open');
      // It is left alone because it does not answer: to whoever asks, that is the same.
      this.#turns.push({ provider: route.provider, wentWell: false, leftUnanswered: false });
    }
    if (why.length > 0 || !isOpen(candidate)) {
      this.#tried.push({ route: writtenRoute(route), why });
      return undefined;
    }
    return candidate;
  }

  /** Sets aside the most that this can take there, of everything that has a limit. */
  async #reserve(open: Open, text: string, request: LlmRequest, opaque: readonly Opaque[]): Promise<Reserved | NoRoom> {
    const { host, meters, facts } = this.#parts;
    const { price, provider, route } = open;
    const isOfUnknownLength = opaque.some(
      ({ what }) => what !== 'logprobs' && what !== 'signed' && what !== 'encrypted',
    );
    // A token is a byte at least. What is fetched or kept elsewhere can fill the model's whole context.
    const bytes = Buffer.byteLength(text);
    const input = isOfUnknownLength ? price.contextTokens : Math.min(bytes, price.contextTokens);
    const output = Math.min(request.maxOutputTokens ?? price.maxOutputTokens, price.maxOutputTokens) * request.answers;
    const hosted = opaque.some(({ what }) => what === 'hosted-tool') ? GATEWAY.hostedToolRuns : 0;
    const money = mostItCosts(input, output, price) + costOf({ ...NO_USAGE, toolCalls: hosted }, price);
    const most: Needs = { requests: 1n, tokens: BigInt(input + output), money };
    const shared = (await facts.now()).limits;
    const scopes = [`team:${this.#consumer.teamId}`, `provider:${provider.name}`, `model:${writtenRoute(route)}`];
    const limitedBy: Limited[] = [
      { scope: `consumer:${this.#consumer.id}`, limits: this.#consumer.limits },
      ...scopes.flatMap((scope) => {
        const limits = shared.get(scope);
        return limits === undefined ? [] : [{ scope, limits }];
      }),
    ];
    const got = await meters.reserve(limitedBy, most).catch((failure: unknown) => {
      throw limitsAway(failure instanceof Error ? failure.message : 'unknown');
    });
    if (got.ok) return got;
    this.#tried.push({
      route: writtenRoute(route),
      why: [`limit-${got.scope.slice(0, got.scope.indexOf(':'))}-${got.measure}`],
    });
    return {
      failure: new AppFailure(limited(got.scope, got.measure, got.window, host.clock.now())),
      isEverywhere: /^(consumer|team):/.test(got.scope),
    };
  }

  /** Asks there, again where that may help. The reservation ends here, or with the stream. */
  async #ask(
    open: Open,
    request: LlmRequest,
    inspected: Inspected,
    filter: AnswerFilter,
    reserved: Reserved,
  ): Promise<Got> {
    const { host, meters, breakers, retries, sleep } = this.#parts;
    const { signal } = this.#incoming;
    let isStreaming = false;
    try {
      for (let attempt = 1; ; attempt += 1) {
        this.#attempts += 1;
        const got = await this.#attempt(open, request, inspected, filter, reserved);
        const now = host.clock.now();
        if (got.kind === 'stream') {
          isStreaming = true;
          return got;
        }
        if (got.kind === 'answer') {
          breakers.note(open.route, 'well', now);
          this.#turns.push({ provider: open.provider.name, wentWell: true, leftUnanswered: false });
          const usage = got.usage ?? NO_USAGE;
          const cost = costOf(usage, open.price);
          meters.settle(reserved, needsOf(usage, cost));
          this.#note('answered', open.provider.name, got.relayed.status, got.usage, cost);
          return got;
        }
        if (signal.aborted) throw ABORTED;
        const { fault } = got;
        breakers.note(open.route, fault.kind === 'provider' ? 'badly' : 'well', now);
        this.#tried.push({ route: writtenRoute(open.route), why: [fault.what] });
        const mayAgain =
          fault.mayRetry && attempt < GATEWAY.attempts && retries.spend() && breakers.admit(open.route, now);
        if (!mayAgain) {
          if (fault.kind !== 'request')
            this.#turns.push({
              provider: open.provider.name,
              wentWell: fault.kind !== 'provider',
              leftUnanswered: false,
            });
          return got;
        }
        const wait = fault.retryAfterMs ?? GATEWAY.backoffMs * 2 ** (attempt - 1);
        if (wait > GATEWAY.longestBackoffMs) return got;
        await sleep(wait, signal);
      }
    } finally {
      if (!isStreaming) meters.settle(reserved, { requests: 1n, tokens: 0n, money: 0n });
    }
  }

  async #attempt(
    open: Open,
    request: LlmRequest,
    inspected: Inspected,
    filter: AnswerFilter,
    reserved: Reserved,
  ): Promise<Got> {
    const { upstream } = this.#parts;
    const { signal, headers } = this.#incoming;
    const answer = await upstream({
      provider: open.provider,
      dialect: request.dialect,
      body: bodyFor(open, request, inspected.text),
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
    const { status } = answer.value;
    const isEvents = String(answer.value.headers['content-type'] ?? '').includes('text/event-stream');
    if (status >= 200 && status < 300 && request.isStream && isEvents)
      return this.#stream(open, request, filter, reserved, answer.value);
    return this.#whole(open, request, filter, answer.value);
  }

  async #whole(open: Open, request: LlmRequest, filter: AnswerFilter, answer: OpenedAnswer): Promise<Got> {
    let text: string;
    let value: unknown;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(await readBody(answer.body, GATEWAY.maxAnswerBytes));
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
    for (const leaf of leavesOf(value))
      if (leaf.text.length > LARGE_TEXT && leaf.how !== 'bytes')
        filter.know(leaf.text, (await this.#parts.host.scrubber.beside.text(leaf.text)).findings);
    const relayed: Relayed = {
      status: answer.status,
      headers: this.#headers(open.provider.name, answer),
      body: rewriteReply(text, filter),
    };
    if (fault !== undefined) return { kind: 'fault', fault, relayed };
    return { kind: 'answer', relayed, usage: usageOf(request.dialect, isObject(value) ? value['usage'] : undefined) };
  }

  /** Begins only once the stream has said something: what fails before that can still be asked elsewhere. */
  async #stream(
    open: Open,
    request: LlmRequest,
    filter: AnswerFilter,
    reserved: Reserved,
    answer: OpenedAnswer,
  ): Promise<Got> {
    const { host, meters, breakers } = this.#parts;
    const started = await firstOf(request.dialect, filter, request.wantsUsage, answer.body);
    if (started === undefined) return { kind: 'fault', fault: cutOff };
    const ended = (end: StreamEnd): void => {
      const usage = usageOf(request.dialect, end.usage) ?? guessed(request, end);
      const isTold = end.usage !== undefined && end.isComplete;
      const cost = costOf(usage, open.price);
      meters.settle(reserved, needsOf(usage, cost));
      const isAborted = this.#incoming.signal.aborted && !end.isComplete;
      const wentWell = (end.isComplete && !end.hasFailed) || isAborted;
      breakers.note(open.route, wentWell ? 'well' : 'badly', host.clock.now());
      this.#turns.push({
        provider: open.provider.name,
        wentWell,
        leftUnanswered: !wentWell && this.#consumer.userFacing,
      });
      this.#note(
        isAborted ? 'aborted' : wentWell ? 'answered' : 'cut',
        open.provider.name,
        answer.status,
        usage,
        cost,
        !isTold,
      );
    };
    return {
      kind: 'stream',
      relayed: {
        status: answer.status,
        headers: { ...this.#headers(open.provider.name, answer), 'content-type': 'text/event-stream; charset=utf-8' },
        body: relayStream(request.dialect, started, ended),
      },
    };
  }

  /** What of a provider's head goes on, and who it was. */
  #headers(provider: string, answer: OpenedAnswer): Record<string, string> {
    const headers: Record<string, string> = { 'x-muster-llm-provider': provider };
    for (const name of PASSED_ON) {
      const value = answer.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    return headers;
  }

  #cacheKey(request: LlmRequest, policyVersion: string): string | undefined {
    const { id, dataClass, cacheMinutes } = this.#consumer;
    if (cacheMinutes === 0 || request.isStream || dataClass === 'RESTRICTED') return undefined;
    return cacheKey({ consumer: id, dataClass, policyVersion, dialect: request.dialect, body: request.body });
  }

  #given(body: string, seconds: number, outcome: 'cached' | 'stale'): Relayed {
    this.#note(outcome, undefined, 200, undefined, 0n);
    return { status: 200, headers: { age: String(seconds), 'x-muster-llm-mode': outcome }, body };
  }

  #note(
    outcome: Outcome,
    provider: string | undefined,
    status: number,
    usage: Usage | undefined,
    cost: bigint,
    isEstimated = usage === undefined && outcome === 'answered',
  ): void {
    if (this.#isNoted) return;
    this.#isNoted = true;
    const { host, recorder } = this.#parts;
    const now = host.clock.now();
    const { input, cacheRead, cacheWrite, cacheWriteHour, output } = usage ?? NO_USAGE;
    recorder.note(
      {
        id: host.ids.row(now),
        at: this.#startedAt,
        consumerId: this.#consumer.id,
        dialect: this.#incoming.dialect,
        model: host.scrubber.text(this.#model.slice(0, LONGEST_MODEL)).text,
        provider,
        outcome,
        status,
        inputTokens: input + cacheWrite + cacheWriteHour,
        cachedTokens: cacheRead,
        outputTokens: output,
        cost,
        isEstimated,
        attempts: this.#attempts,
        tried: this.#tried,
        foundIn: this.#foundIn,
        foundOut: this.#filter?.findings ?? 0,
        durationMs: Math.round(now.getTime() - this.#startedAt.getTime()),
      },
      this.#turns,
    );
  }
}

const SECONDS_PER_MINUTE = 60;
const LONGEST_MODEL = 160;
const ABORTED = new AppFailure({ kind: 'invalid', code: 'llm/caller-gone', public: 'Whoever asked is gone.' });

const OUTCOMES: Partial<Record<AppFailure['error']['kind'], Outcome>> = {
  refused: 'refused',
  forbidden: 'refused',
  throttled: 'limited',
  unavailable: 'degraded',
  invalid: 'rejected',
};
const STATUSES: Partial<Record<AppFailure['error']['kind'], number>> = {
  refused: 403,
  not_found: 404,
  throttled: 429,
  unavailable: 503,
};

const PASSED_ON = [
  'openai-processing-ms',
  'anthropic-organization-id',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-remaining-tokens',
];

const ageSeconds = (at: Date, now: Date): number => Math.floor((now.getTime() - at.getTime()) / 1000);

const needsOf = (usage: Usage, money: bigint): Needs => ({
  requests: 1n,
  tokens: BigInt(usage.input + usage.cacheRead + usage.cacheWrite + usage.cacheWriteHour + usage.output),
  money,
});

/** The model as its provider calls it; and usage is asked for, since a stream that does not tell it cannot be priced. */
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

/** As far as can be told of a stream that was cut: by what was sent and what came. */
const guessed = (request: LlmRequest, { characters }: StreamEnd): Usage => ({
  ...NO_USAGE,
  input: Math.ceil(request.text.length / GATEWAY.charactersPerToken),
  output: Math.ceil(characters / GATEWAY.charactersPerToken),
});

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
