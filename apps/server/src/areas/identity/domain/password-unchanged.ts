import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { normalisePassword } from './password.ts';

/** A new password must differ from the current one, whatever Unicode composition the keyboard uses (GOV 7.7). */
export const judgeReplacement = (current: string, next: string): Result<undefined, AppError> =>
  normalisePassword(next) === normalisePassword(current) ? err(passwordUnchanged) : ok(undefined);

const passwordUnchanged: AppError = {
  kind: 'invalid',
  code: 'identity/password-unchanged',
  public: 'This is your current password.',
  clause: '7.7',
  fields: [{ path: '/password', problem: 'is the current password', remedy: 'choose another one' }],
};
