import ipaddr from 'ipaddr.js';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';

/** Something that may be done so often and no more. The error is `throttled` and says when to come back. */
export interface Throttle {
  take(key: ThrottleKey): Promise<Result<undefined, AppError>>;
}

/**
 * What is counted together: a route by its pattern (so that case, slashes and parameters do not make it another one), the
 * network a caller comes from, and the account they try (abuse case 36).
 */
export type ThrottleKey = { readonly route: string; readonly network: string; readonly account?: string };

/** An IPv4 address, or the /64 of an IPv6 one: whoever has one address of it has all of them. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}

export const throttled = (retryAfterSeconds: number): AppError => ({
  kind: 'throttled',
  code: 'request/too-many',
  public: 'That was too often in too short a time.',
  remedy: `Try again in ${Math.ceil(retryAfterSeconds)} s.`,
  retryAfterSeconds,
});
