/**
 * Why an attempt brought no answer, and so what may be done about it. `provider`: it failed, and that burns its availability
 * (GOV 9.1); `capacity`: it takes no more from us for a moment; `quota`: what we bought of it is used up; `credential`: it
 * does not know our key; `request`: it says that the request itself is wrong, and so would others.
 */
export type Fault = {
  readonly kind: 'provider' | 'capacity' | 'quota' | 'credential' | 'request';
  readonly what: string;
  readonly mayRetry: boolean;
  readonly mayFallBack: boolean;
  readonly retryAfterMs?: number;
};

const provider = (what: string, mayRetry = true): Fault => ({ kind: 'provider', what, mayRetry, mayFallBack: true });

export const unreachable = (what: string): Fault => provider(what);
export const timedOut: Fault = provider('timed-out', false);
export const notUnderstood: Fault = provider('not-understood');
export const cutOff: Fault = provider('cut-off', false);

/** After these a provider may have done, and counted, what it was asked all the same: a regular expression. */
export const MAY_HAVE_COUNTED = '^(timed-out|cut-off|not-understood|unreachable|broken_answer|too_large|status-5)';

/** By what a provider answered, if that is no success. */
export function faultOf(status: number, code: string | undefined, retryAfterMs: number | undefined): Fault | undefined {
  if (status >= 200 && status < 300) return undefined;
  const waits = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (code !== undefined && SPENT.has(code)) return { kind: 'quota', what: code, mayRetry: false, mayFallBack: true };
  if (status === 429) return { kind: 'capacity', what: 'rate-limited', mayRetry: true, mayFallBack: true, ...waits };
  if (status === 402) return { kind: 'quota', what: 'payment-required', mayRetry: false, mayFallBack: true };
  if (status === 401 || status === 403)
    return { kind: 'credential', what: `status-${status}`, mayRetry: false, mayFallBack: true };
  if (status === 408 || status === 409 || status >= 500) return { ...provider(`status-${status}`), ...waits };
  return { kind: 'request', what: `status-${status}`, mayRetry: false, mayFallBack: false };
}

/** Said with 429 or 403, and no waiting helps. */
const SPENT: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'billing_error',
  'billing_hard_limit_reached',
  'enforced_spend_limit_reached',
  'contract_spend_limit_reached',
]);
