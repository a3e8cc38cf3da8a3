import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** The Idempotency-Key header, bare or quoted as in the IETF draft: 1 to 128 visible ASCII characters. */
export function readIdempotencyKey(header: string | undefined): Result<string | undefined, AppError> {
  if (header === undefined) return ok(undefined);
  const key = /^"?([\x21\x23-\x7e]{1,128})"?$/.exec(header.trim())?.[1];
  return key === undefined ? err(BAD_KEY) : ok(key);
}

const BAD_KEY: AppError = {
  kind: 'invalid',
  code: 'request/bad-idempotency-key',
  public: 'The Idempotency-Key is not valid.',
  remedy: 'Send 1 to 128 letters, digits or signs without spaces, such as a UUID.',
};
