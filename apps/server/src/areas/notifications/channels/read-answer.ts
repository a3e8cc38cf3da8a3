import type { OutgoingError, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import { failed, handedOver, unknown, type Handover } from '../domain/handover.ts';

/** What the other side would answer differently another time; every other 4xx says that this message is not wanted. */
const PASSING: ReadonlySet<number> = new Set([401, 403, 404, 408, 425, 429]);
const SERVER_FAULT = 500;
const FIRST_REDIRECT = 300;

/** What an answer's status says of a message. Only a 2xx means that it was accepted. `why` where the provider tells more. */
export function readStatus(answer: OutgoingResponse, why = `answered-${answer.status}`): Handover {
  if (answer.status < FIRST_REDIRECT) return handedOver;
  const mayHelp = answer.status >= SERVER_FAULT || PASSING.has(answer.status);
  return failed(why, mayHelp, mayHelp ? retryAfterSeconds(answer) : undefined);
}

/** An answer that was broken off, or never came, does not say that the message was not taken. */
export function readFailure({ kind, isWorthRetrying }: OutgoingError): Handover {
  const reason = kind.replaceAll('_', '-');
  return kind === 'timed_out' || kind === 'broken_answer' || kind === 'too_large'
    ? unknown(reason)
    : failed(reason, isWorthRetrying);
}

const MS_PER_SECOND = 1000;
/** Nobody is believed who asks to be left alone for longer than a day. */
const LONGEST_SECONDS = 86_400;

/** `Retry-After`: seconds, or a date, which is held against the answer's own `Date` so that clocks need not agree. */
export function retryAfterSeconds({ headers }: Pick<OutgoingResponse, 'headers'>): number | undefined {
  const given = String(headers['retry-after'] ?? '').trim();
  if (given === '') return undefined;
  const seconds = /^\d+$/.test(given)
    ? Number(given)
    : Math.ceil((Date.parse(given) - Date.parse(String(headers['date'] ?? ''))) / MS_PER_SECOND);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_SECONDS) : undefined;
}
