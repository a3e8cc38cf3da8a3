import type { IncomingHttpHeaders } from 'node:http';
import type { AppError } from '../../../kernel/app-error.ts';

/**
 * Refuses a compressed body, except gzip on routes that accept it: decompression would bypass the size limit. The
 * response lists what is accepted in `Accept-Encoding` (RFC 9110 12.5.3, 15.5.16).
 */
export function judgeCoding(headers: IncomingHttpHeaders, takesGzip = false): AppError | undefined {
  const codings = codingsOf(headers);
  if (takesGzip && codings.length === 1 && isGzip(headers)) return undefined;
  return codings.every((coding) => coding === '' || coding === 'identity') ? undefined : COMPRESSED;
}

/** Whether the body is gzip-encoded. */
export const isGzip = (headers: IncomingHttpHeaders): boolean =>
  ['gzip', 'x-gzip'].includes(codingsOf(headers)[0] ?? '');

/** The accepted content encodings. */
export const takenCodings = (takesGzip: boolean): string => (takesGzip ? 'gzip, identity' : 'identity');

const codingsOf = (headers: IncomingHttpHeaders): readonly string[] =>
  (headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase());

const COMPRESSED: AppError = {
  kind: 'unsupported',
  code: 'request/unsupported-encoding',
  public: 'A body with this compression is not accepted here.',
  remedy: 'Send the body uncompressed, without Content-Encoding.',
};
