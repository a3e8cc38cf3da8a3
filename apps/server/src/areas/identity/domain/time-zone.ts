import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** An IANA time zone under the name this machine knows it by, such as `Europe/Berlin`. */
export function knownTimeZone(given: string): Result<string, AppError> {
  try {
    return ok(new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone);
  } catch {
    return err(unknownTimeZone);
  }
}

const unknownTimeZone: AppError = {
  kind: 'invalid',
  code: 'identity/unknown-time-zone',
  public: 'There is no such time zone.',
  fields: [{ path: '/timeZone', problem: 'is not a time zone', remedy: 'write it as Europe/Berlin, or UTC' }],
};
