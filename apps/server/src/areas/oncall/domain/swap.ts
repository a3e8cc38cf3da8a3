import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Who would take whose place on call. */
export type Swap = { readonly from: PrincipalId; readonly to: PrincipalId };

/** The place that would change hands: `from` must be on call, and `to` must not be. */
export function judgeSwap({ from, to }: Swap, people: readonly PrincipalId[]): Result<number, AppError> {
  const place = people.indexOf(from);
  if (place === -1) return err(notOnCall);
  return people.includes(to) ? err(onCallAlready) : ok(place);
}

const notOnCall: AppError = {
  kind: 'conflict',
  code: 'oncall/not-on-call',
  public: 'The person to be relieved is not on call.',
  remedy: 'muster oncall show lists who is.',
};

const onCallAlready: AppError = {
  kind: 'conflict',
  code: 'oncall/on-call-already',
  public: 'The person who would take over is already on call.',
};
