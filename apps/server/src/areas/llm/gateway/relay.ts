import type { Classified, DataClass } from '@muster/policy';
import { apiOf, costOf, NO_USAGE, opaqueIn, readRequest, usageOf } from '@muster/llm-wire';
import type { Dialect, LlmRequest, Opaque } from '@muster/llm-wire';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { isBlocked, openedFor, rejectionsOf, type Open } from '../domain/candidates.ts';
import { routesFor, writtenRoute, type Route } from '../domain/consumer.ts';
import type { Fault } from '../domain/fault.ts';
import type { RetryBudget } from '../domain/retry-budget.ts';
import type { KeptConsumer } from '../store/consumers.ts';
import { cacheKey, type AnswerCache } from './answer-cache.ts';
import { answerFilter, type AnswerFilter } from './answer-filter.ts';
import { attempt, type Brought, type Relayed } from './attempt.ts';
import type { Breakers } from './breakers.ts';
import { CallNote } from './call-note.ts';
import { badRequest, limited, limitsAway, noSuchModel, notAConsumer, nobodyAnswers, nowhereToGo } from './errors.ts';
import type { FactsCache } from './facts.ts';
import { inspect } from './inspect.ts';
import { GATEWAY } from './limits.ts';
import type { Limited, MeterPool, Needs, Reserved } from './meter-pool.ts';
import { guessedUsage, mostItTakes, NOTHING_BUT_THE_REQUEST, whatItTook } from './needs.ts';
import type { CallRecorder } from './recorder.ts';
import { relayStream, type StreamEnd } from './relay-stream.ts';
import type { Upstream } from './upstream.ts';

/** Dependencies of a call. */
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

/** An incoming request. */
export type Incoming = {
  readonly account: string;
  readonly dialect: Dialect;
  readonly text: string;
  /** API headers of the request; keys and cookies are not included. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts when the caller disconnects. */
  readonly signal: AbortSignal;
};

/** One call from start to finish, whatever its outcome. */
export async function relay(parts: RelayParts, incoming: Incoming): Promise<Relayed> {
  const facts = await parts.facts.now();
  const consumer = facts.consumers.get(incoming.account);
  if (consumer === undefined) throw notAConsumer;
  const note = new CallNote(parts, incoming.dialect, consumer);
  try {
    return await new RelayedCall(parts, incoming, consumer, note).run();
  } catch (failure) {
    note.failed(failure);
    throw failure;
  }
}

/** The final outcome of a route. */
type Got =
  | { readonly kind: 'answer' | 'stream'; readonly relayed: Relayed }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly relayed?: Relayed };

/** A limit is used up: one that applies to every route, or only this route's. */
type NoRoom = { readonly failure: AppFailure; readonly isEverywhere: boolean };

type Sendable = {
  readonly request: LlmRequest;
  readonly text: Classified<DataClass, string>;
  readonly filter: AnswerFilter;
};

class RelayedCall {
  readonly #parts: RelayParts;
  readonly #incoming: Incoming;
  readonly #consumer: KeptConsumer;
  readonly #note: CallNote;

  constructor(parts: RelayParts, incoming: Incoming, consumer: KeptConsumer, note: CallNote) {
    this.#parts = parts;
    this.#incoming = incoming;
    this.#consumer = consumer;
    this.#note = note;
  }

  async run(): Promise<Relayed> {
    const { host, recorder, cache } = this.#parts;
    const { dialect, text } = this.#incoming;
    const consumer = this.#consumer;
    if (recorder.isFull) throw limitsAway('calls cannot be recorded');
    const read = readRequest(dialect, text);
    if (!read.ok) throw badRequest(read.bad);
    const { request } = read;
    this.#note.model = request.model;
    const policy = host.policies().current;
    const routes = routesFor(consumer, request.model);
    if (routes === undefined) throw noSuchModel;
    const opaque = opaqueIn(dialect, request.body);
    const { dataClass, mode } = consumer;
    const inspected = await inspect(request, opaque, { scrubber: host.scrubber, policy, dataClass, mode });
    this.#note.foundIn = inspected.findings;
    const filter = answerFilter(host.scrubber, policy, dataClass, inspected.originals);
    this.#note.foundOut = () => filter.findings;

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
      const reserved = await this.#reserve(open, mostItTakes(open, inspected.bytes, request, opaque));
      if (!('wants' in reserved)) {
        isFullOf ??= reserved.failure;
        // A used-up limit of the consumer or its team applies to every route.
        if (reserved.isEverywhere) break;
        continue;
      }
      const got = await this.#ask(open, { request, text: inspected.text, filter }, reserved);
      if (got.kind === 'fault') {
        if (got.relayed === undefined || got.fault.mayFallBack) continue;
        this.#note.write({ outcome: 'rejected', status: got.relayed.status, route });
        return got.relayed;
      }
      if (key !== undefined && typeof got.relayed.body === 'string')
        cache.keep(key, { body: got.relayed.body, provider: open.provider.name, at: host.clock.now() });
      return got.relayed;
    }
    const { attempts, tried } = this.#note;
    if (kept !== undefined && attempts > 0) return this.#given(kept.body, ageSeconds(kept.at, now), 'stale');
    if (attempts > 0) throw nobodyAnswers(consumer.degraded, tried);
    if (isFullOf !== undefined) throw isFullOf;
    if (tried.every(({ why }) => why.includes('breaker-open'))) {
      if (kept !== undefined) return this.#given(kept.body, ageSeconds(kept.at, now), 'stale');
      throw nobodyAnswers(consumer.degraded, tried);
    }
    throw nowhereToGo(tried, opaque);
  }

  /** The route with its current facts, if it may be called; otherwise the reasons are noted. */
  async #open(route: Route, opaque: readonly Opaque[]): Promise<Open | undefined> {
    const { host, facts, breakers } = this.#parts;
    const known = await facts.now();
    const now = host.clock.now();
    const policy = host.policies().current;
    const consumer = known.consumers.get(this.#incoming.account);
    const candidate = known.candidate(route);
    const api = apiOf(this.#incoming.dialect);
    const why: string[] =
      consumer === undefined ? ['no-consumer'] : [...rejectionsOf({ ...consumer, api }, candidate, policy, now)];
    const open = consumer && openedFor({ ...consumer, api }, candidate, policy, now);
    const isKeptFromView =
      opaque.length > 0 && candidate.provider?.isExternal === true && isBlocked(policy, this.#consumer.dataClass);
    if (isKeptFromView) why.push('opaque');
    if (why.length === 0 && !breakers.admit(route, now)) {
      why.push('breaker-open');
      // Skipped because it does not respond: for the caller that is a failure of the provider too.
      this.#note.turns.push({ provider: route.provider, wentWell: false, leftUnanswered: false });
    }
    if (why.length > 0 || open === undefined) {
      this.#note.tried.push({ route: writtenRoute(route), why });
      return undefined;
    }
    return open;
  }

  /** Reserves the most this can take there, on every meter that applies. */
  async #reserve({ provider, route }: Open, most: Needs): Promise<Reserved | NoRoom> {
    const { host, meters, facts } = this.#parts;
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
    this.#note.tried.push({
      route: writtenRoute(route),
      why: [`limit-${got.scope.slice(0, got.scope.indexOf(':'))}-${got.measure}`],
    });
    return {
      failure: new AppFailure(limited(got.scope, got.measure, got.window, host.clock.now())),
      isEverywhere: /^(consumer|team):/.test(got.scope),
    };
  }

  /** Calls the route, with retries where they may help. Ends the reservation, unless a stream takes it over. */
  async #ask(open: Open, sendable: Sendable, reserved: Reserved): Promise<Got> {
    const { host, meters, breakers, retries, sleep } = this.#parts;
    const { signal, headers } = this.#incoming;
    const note = this.#note;
    let isStreaming = false;
    try {
      for (let nth = 1; ; nth += 1) {
        note.attempts += 1;
        const got = await attempt(this.#parts, { open, ...sendable, headers, signal });
        const now = host.clock.now();
        if (got.kind === 'stream') {
          isStreaming = true;
          return { kind: 'stream', relayed: this.#streamed(open, sendable.request, reserved, got) };
        }
        if (got.kind === 'answer') {
          breakers.note(open.route, 'well', now);
          note.turns.push({ provider: open.provider.name, wentWell: true, leftUnanswered: false });
          const cost = costOf(got.usage ?? NO_USAGE, open.price);
          meters.settle(reserved, whatItTook(got.usage ?? NO_USAGE, cost));
          const { status } = got.relayed;
          note.write({ outcome: 'answered', status, route: open.route, usage: got.usage, cost });
          return got;
        }
        if (signal.aborted) throw ABORTED;
        const { fault } = got;
        breakers.note(open.route, fault.kind === 'provider' ? 'badly' : 'well', now);
        note.tried.push({ route: writtenRoute(open.route), why: [fault.what] });
        const wait = fault.retryAfterMs ?? GATEWAY.backoffMs * 2 ** (nth - 1);
        const mayAgain =
          fault.mayRetry &&
          nth < GATEWAY.attempts &&
          wait <= GATEWAY.longestBackoffMs &&
          retries.spend() &&
          breakers.admit(open.route, now);
        if (!mayAgain) {
          const wentWell = fault.kind !== 'provider';
          if (fault.kind !== 'request')
            note.turns.push({ provider: open.provider.name, wentWell, leftUnanswered: false });
          return got;
        }
        await sleep(wait, signal);
      }
    } finally {
      if (!isStreaming) meters.settle(reserved, NOTHING_BUT_THE_REQUEST);
    }
  }

  /** A started stream: its outcome is known, and settled, when it ends. */
  #streamed(
    open: Open,
    request: LlmRequest,
    reserved: Reserved,
    { head, started }: Extract<Brought, { kind: 'stream' }>,
  ): Relayed {
    const { host, meters, breakers } = this.#parts;
    const provider = open.provider.name;
    const ended = (end: StreamEnd): void => {
      const usage = usageOf(request.dialect, end.usage) ?? guessedUsage(request, end);
      const cost = costOf(usage, open.price);
      meters.settle(reserved, whatItTook(usage, cost));
      const isAborted = this.#incoming.signal.aborted && !end.isComplete;
      const wentWell = (end.isComplete && !end.hasFailed) || isAborted;
      breakers.note(open.route, wentWell ? 'well' : 'badly', host.clock.now());
      this.#note.turns.push({ provider, wentWell, leftUnanswered: !wentWell && this.#consumer.userFacing });
      this.#note.write({
        outcome: isAborted ? 'aborted' : wentWell ? 'answered' : 'cut',
        status: head.status,
        route: open.route,
        usage,
        cost,
        isEstimated: end.usage === undefined || !end.isComplete,
      });
    };
    return {
      status: head.status,
      headers: { ...head.headers, 'content-type': 'text/event-stream; charset=utf-8' },
      body: relayStream(request.dialect, started, ended),
    };
  }

  #cacheKey(request: LlmRequest, policyVersion: string): string | undefined {
    const { id, dataClass, cacheMinutes } = this.#consumer;
    if (cacheMinutes === 0 || request.isStream || dataClass === 'RESTRICTED') return undefined;
    return cacheKey({ consumer: id, dataClass, policyVersion, dialect: request.dialect, body: request.body });
  }

  #given(body: string, seconds: number, outcome: 'cached' | 'stale'): Relayed {
    this.#note.write({ outcome, status: 200 });
    return { status: 200, headers: { age: String(seconds), 'x-muster-llm-mode': outcome }, body };
  }
}

const SECONDS_PER_MINUTE = 60;
const ABORTED = new AppFailure({ kind: 'invalid', code: 'llm/caller-gone', public: 'The caller has disconnected.' });

const ageSeconds = (at: Date, now: Date): number => Math.floor((now.getTime() - at.getTime()) / 1000);
