import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Whether a key may be valid for this many days (GOV 7.6): a key is the only factor its holder needs. */
export function judgeKeyLife(policy: PolicySnapshot, days: number): Result<void, AppError> {
  const { validForAtMost, clause } = policy.authentication.apiKey;
  const most = Math.floor(validForAtMost.minutes / MINUTES_PER_DAY);
  if (days <= most) return ok(undefined);
  return err({
    kind: 'invalid',
    code: 'identity/key-life',
    public: 'A key cannot be valid for that long.',
    clause,
    fields: [{ path: '/expiresInDays', problem: 'is more than the policy allows', remedy: `use at most ${most}` }],
  });
}
