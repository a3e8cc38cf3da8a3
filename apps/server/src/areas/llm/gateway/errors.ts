import type { BadRequest, Opaque } from '@muster/llm-wire';
import { AppFailure, type AppError, type FieldProblem } from '../../../kernel/app-error.ts';
import type { Measure, Window } from '../domain/windows.ts';
import type { Tried } from '../store/calls.ts';

/** Errors of calls that are not made. `x-should-retry: false` accompanies every error that a retry cannot fix. */
export const notAConsumer = new AppFailure({
  kind: 'forbidden',
  code: 'llm/not-a-consumer',
  public: 'The service account of this key may not use language models.',
  remedy: 'Register a consumer for it: muster consumer register.',
  clause: '9.2',
});

export const noSuchModel = new AppFailure({
  kind: 'not_found',
  code: 'llm/no-such-model',
  public: 'This consumer has no route to a model with this name.',
  remedy: 'GET /llm/v1/models lists the models it has.',
});

export const badRequest = ({ pointer, problem }: BadRequest): AppFailure =>
  new AppFailure({
    kind: 'invalid',
    code: 'llm/bad-request',
    public: `The request cannot be read: ${pointer === '' ? 'it' : pointer} ${problem}.`,
    fields: [{ path: pointer, problem }],
  });

export const notUtf8 = new AppFailure({
  kind: 'invalid',
  code: 'llm/bad-request',
  public: 'The request cannot be read: it is not UTF-8.',
});

/** The request contains data this consumer may not send: names the place and kind, never the data. */
export const found = (fields: readonly FieldProblem[]): AppFailure =>
  new AppFailure({
    kind: 'refused',
    code: 'llm/class-above-consumer',
    public: 'The request contains data of a higher class than its consumer may send, so it was not sent.',
    remedy: 'Leave it out, or have the consumer registered for that class under an agreement that covers it.',
    clause: '6.7',
    fields,
  });

/** Reasons that no agreement could remove. */
const UNFIT: ReadonlySet<string> = new Set(['other-api', 'no-such-provider', 'retired', 'no-price', 'no-consumer']);

/** No provider may receive this, by class, region, retention or agreement. */
export function nowhereToGo(tried: readonly Tried[], opaque: readonly Opaque[]): AppFailure {
  const isOpaque = tried.some(({ why }) => why.includes('opaque'));
  if (tried.every(({ why }) => why.every((each) => UNFIT.has(each))))
    return new AppFailure({
      kind: 'not_found',
      code: 'llm/no-such-model',
      public: `None of the routes can answer this. ${tried.map(({ route, why }) => `${route}: ${why.join(', ')}`).join('; ')}.`,
      remedy: 'Use the API that the model’s provider speaks, or have another route added to the consumer.',
    });
  return new AppFailure({
    kind: 'refused',
    code: isOpaque ? 'llm/cannot-be-inspected' : 'llm/egress-dpa-required',
    public: isOpaque
      ? 'The request contains something that cannot be inspected, and data of this class must be, so it was not sent.'
      : `No provider may receive this. ${tried.map(({ route, why }) => `${route}: ${why.join(', ')}`).join('; ')}.`,
    remedy: isOpaque
      ? 'Send it as text.'
      : 'This needs an agreement that covers it and that Legal has approved: muster dpa list.',
    clause: '6.7',
    ...(isOpaque
      ? { fields: opaque.map(({ pointer, what }) => ({ path: pointer, problem: `cannot be inspected: ${what}` })) }
      : {}),
  });
}

const MONEY: ReadonlySet<Measure> = new Set(['day', 'month']);

export function limited(scope: string, measure: Measure, window: Window, now: Date): AppError {
  const whose = scope.slice(0, scope.indexOf(':'));
  const isMoney = MONEY.has(measure);
  return {
    kind: 'throttled',
    code: isMoney ? 'llm/budget-exceeded' : 'llm/rate-limited',
    public: isMoney
      ? `What is left of the ${whose}’s budget for this ${measure} does not cover the most that this request can cost.`
      : `The ${whose} has used up its ${measure} for this minute, or this request alone needs more.`,
    remedy: isMoney
      ? 'Lower the request’s maximum number of tokens, or have the limit raised.'
      : 'Wait for the next minute, or lower the request’s maximum number of tokens.',
    clause: '9.2',
    ...(isMoney ? {} : { retryAfterSeconds: Math.max(1, (window.until.getTime() - now.getTime()) / 1000) }),
  };
}

/** If the remaining budget is unknown, nothing is let through. */
export const limitsAway = (internal: string): AppFailure =>
  new AppFailure({
    kind: 'unavailable',
    code: 'llm/limits-unavailable',
    public: 'What may still be spent is not known at present, so nothing was sent.',
    remedy: 'Try again in a moment.',
    clause: '9.2',
    retryAfterSeconds: 1,
    internal,
  });

export const nobodyAnswers = (degraded: string, tried: readonly Tried[]): AppFailure =>
  new AppFailure({
    kind: 'unavailable',
    code: 'llm/no-provider-answers',
    public: `No provider is answering at present. ${tried.map(({ route, why }) => `${route}: ${why.join(', ')}`).join('; ')}.`,
    remedy: `What users get: ${degraded}`,
    clause: '9.3',
    retryAfterSeconds: 5,
  });
