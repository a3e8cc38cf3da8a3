import type { OutgoingError, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import { failed, handedOver, unknown, type Handover } from '../domain/handover.ts';

/** Statuses that may change on a retry; any other 4xx means this message will never be accepted. */
const PASSING: ReadonlySet<number> = new Set([401, 403, 404, 408, 425, 429]);
const SERVER_FAULT = 500;
const FIRST_REDIRECT = 300;

/** The outcome by HTTP status. Only a 2xx means accepted. `why` if the provider gives a more specific reason. */
export function readStatus(answer: OutgoingResponse, why = `answered-${answer.status}`): Handover {
  if (answer.status < FIRST_REDIRECT) return handedOver;
  const mayHelp = answer.status >= SERVER_FAULT || PASSING.has(answer.status);
  return failed(why, mayHelp, mayHelp ? retryAfterSeconds(answer) : undefined);
}

/** A missing or broken response does not mean that the message was not accepted. */
export function readFailure({ kind, isWorthRetrying }: OutgoingError): Handover {
  const reason = kind.replaceAll('_', '-');
  return kind === 'timed_out' || kind === 'broken_answer' || kind === 'too_large'
    ? unknown(reason)
    : failed(reason, isWorthRetrying);
}

const MS_PER_SECOND = 1000;
/** Longer waits are capped at a day. */
const LONGEST_SECONDS = 86_400;

/**
 * `Retry-After`: seconds, or a date, taken relative to the response's own `Date` so that clock skew does not matter.
 */
export function retryAfterSeconds({ headers }: Pick<OutgoingResponse, 'headers'>): number | undefined {
  const given = String(headers['retry-after'] ?? '').trim();
  if (given === '') return undefined;
  const seconds = /^\d+$/.test(given)
    ? Number(given)
    : Math.ceil((Date.parse(given) - Date.parse(String(headers['date'] ?? ''))) / MS_PER_SECOND);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_SECONDS) : undefined;
}
