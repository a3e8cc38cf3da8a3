import { isCounting, NO_USAGE, type Dialect, type Usage } from '@muster/llm-wire';
import { shorten } from '../../../kernel/shorten.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { Route } from '../domain/consumer.ts';
import type { Outcome, Tried } from '../store/calls.ts';
import type { KeptConsumer } from '../store/consumers.ts';
import type { CallRecorder, ProviderTurn } from './recorder.ts';

type Ended = {
  readonly outcome: Outcome;
  readonly status: number;
  /** The route that answered. */
  readonly route?: Route;
  readonly usage?: Usage | undefined;
  readonly cost?: bigint;
  /** Usage is estimated. Default: the provider did not report it. */
  readonly isEstimated?: boolean;
};

/** Data about one call, collected while it runs and recorded once, however it ends. */
export class CallNote {
  readonly tried: Tried[] = [];
  readonly turns: ProviderTurn[] = [];
  attempts = 0;
  /** The model as requested. */
  model = '';
  foundIn = 0;
  foundOut: () => number = () => 0;
  readonly #parts: { readonly host: CommandHost; readonly recorder: CallRecorder };
  readonly #dialect: Dialect;
  readonly #consumer: KeptConsumer;
  readonly #startedAt: Date;
  #isWritten = false;

  constructor(
    parts: { readonly host: CommandHost; readonly recorder: CallRecorder },
    dialect: Dialect,
    consumer: KeptConsumer,
  ) {
    this.#parts = parts;
    this.#dialect = dialect;
    this.#consumer = consumer;
    this.#startedAt = parts.host.clock.now();
  }

  /** It ended before anything was sent, or because no provider answered. */
  failed(failure: unknown): void {
    const error = failure instanceof AppFailure ? failure.error : undefined;
    const leftUnanswered = error?.code === 'llm/no-provider-answers' && this.#consumer.userFacing;
    if (leftUnanswered)
      for (const [index, turn] of this.turns.entries()) this.turns[index] = { ...turn, leftUnanswered };
    this.write(
      error === undefined
        ? { outcome: 'rejected', status: 500 }
        : { outcome: OUTCOMES[error.kind] ?? 'rejected', status: STATUSES[error.kind] ?? 400 },
    );
  }

  write({ outcome, status, route, usage, cost = 0n, isEstimated }: Ended): void {
    if (this.#isWritten) return;
    this.#isWritten = true;
    const { host, recorder } = this.#parts;
    const now = host.clock.now();
    const { input, cacheRead, cacheWrite, cacheWriteHour, output } = usage ?? NO_USAGE;
    const isUntold = usage === undefined && outcome === 'answered' && !isCounting(this.#dialect);
    recorder.note(
      {
        id: host.ids.row(now),
        at: this.#startedAt,
        consumerId: this.#consumer.id,
        dialect: this.#dialect,
        model: host.scrubber.text(shorten(route?.model ?? this.model, LONGEST_MODEL)).text,
        provider: route?.provider,
        outcome,
        status,
        inputTokens: input + cacheWrite + cacheWriteHour,
        cachedTokens: cacheRead,
        outputTokens: output,
        cost,
        isEstimated: isEstimated ?? isUntold,
        attempts: this.attempts,
        tried: this.tried,
        foundIn: this.foundIn,
        foundOut: this.foundOut(),
        durationMs: Math.round(now.getTime() - this.#startedAt.getTime()),
      },
      this.turns,
    );
  }
}

const LONGEST_MODEL = 160;

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
