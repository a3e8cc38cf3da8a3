/**
 * Why an attempt failed, which decides what to do next. `provider`: it failed, which counts against its availability
 * (GOV 9.1); `capacity`: it is throttling us; `quota`: our purchased quota is used up; `credential`: it rejects our
 * key; `request`: it considers the request invalid, as others would.
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

/** Regular expression of faults after which a provider may still have processed and counted the request. */
export const MAY_HAVE_COUNTED = '^(timed-out|cut-off|not-understood|unreachable|broken_answer|too_large|status-5)';

/** Classifies a provider's response; undefined for a success. */
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

/** Codes sent with 429 or 403 for which waiting does not help. */
const SPENT: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'billing_error',
  'billing_hard_limit_reached',
  'enforced_spend_limit_reached',
  'contract_spend_limit_reached',
]);
