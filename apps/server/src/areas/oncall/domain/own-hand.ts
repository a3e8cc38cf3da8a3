import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

type Setting = {
  readonly by: PrincipalId | undefined;
  readonly people: readonly PrincipalId[];
  readonly before: readonly PrincipalId[];
  /** Other active people who could set it as well. */
  readonly others: number;
};

/**
 * Putting someone on call grants them access to what pages the list, so nobody may do it for themselves (R42). People
 * already on call may reorder the list or leave it. If nobody else could set it, it is allowed and marked unseparated
 * (R32).
 */
export function judgeOwnHand({
  by,
  people,
  before,
  others,
}: Setting): Result<{ readonly unseparated: boolean }, AppError> {
  const at = by === undefined ? -1 : people.indexOf(by);
  if (by === undefined || at === -1 || before.includes(by)) return ok({ unseparated: false });
  return others === 0 ? ok({ unseparated: true }) : err(ownHand(at));
}

const ownHand = (index: number): AppError => ({
  kind: 'refused',
  code: 'oncall/own-hand',
  public: 'You cannot put yourself on call: it would give you access to what teams keep private.',
  remedy: 'Ask another responder, or Platform Governance, to put you on the list.',
  clause: '6.2',
  fields: [{ path: `/people/${index}`, problem: 'is you yourself', remedy: 'have somebody else put you on call' }],
});
