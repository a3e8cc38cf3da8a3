import type { RequestId } from '../../../kernel/ids.ts';

/**
 * Takes over a caller's X-Request-Id if it is well formed, so that a request can be followed across systems; anything else
 * is replaced, not repaired: it goes into logs and answers.
 */
export const readRequestId = (header: unknown): RequestId | undefined =>
  typeof header === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(header) ? (header as RequestId) : undefined;
