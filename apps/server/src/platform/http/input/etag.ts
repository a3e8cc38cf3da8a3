import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** A resource's version as a strong entity tag (RFC 9110 8.8.3). */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that a write expects (RFC 9110 13.1.1); undefined if none. Only a single strong tag of Muster's own is
 * accepted: a list or a weak tag would ask for something that Muster does not guarantee.
 */
export function readIfMatch(header: string | undefined): Result<number | undefined, AppError> {
  if (header === undefined || header.trim() === '*') return ok(undefined);
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  return version === undefined ? err(BAD_IF_MATCH) : ok(Number(version));
}

const BAD_IF_MATCH: AppError = {
  kind: 'invalid',
  code: 'request/bad-if-match',
  public: 'If-Match is not a version that Muster issued.',
  remedy: 'Send the ETag of the last response unchanged, with its quotes: If-Match: "7".',
};
