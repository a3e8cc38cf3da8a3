import type { IncomingHttpHeaders } from 'node:http';
import type { AppError } from '../../../kernel/app-error.ts';

/**
 * Refuses a body that was compressed: bytes that unfold would pass the limit on their size. The answer says in
 * `Accept-Encoding` what is taken instead (RFC 9110 12.5.3, 15.5.16).
 */
export function judgeCoding(headers: IncomingHttpHeaders): AppError | undefined {
  const codings = (headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  return codings.every((coding) => coding === '' || coding === TAKEN) ? undefined : COMPRESSED;
}

/** The one coding of a body that is taken: none. */
export const TAKEN = 'identity';

const COMPRESSED: AppError = {
  kind: 'unsupported',
  code: 'request/unsupported-encoding',
  public: 'A compressed body is not taken here.',
  remedy: 'Send the body uncompressed, without Content-Encoding.',
};
