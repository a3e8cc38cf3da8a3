import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';

type Setting = {
  readonly by: PrincipalId | undefined;
  readonly people: readonly PrincipalId[];
  readonly before: readonly PrincipalId[];
  /** Active people besides whoever sets it, who could set it as well. */
  readonly others: number;
};

/**
 * Going on call is a grant by another's hand (R42): it shows what pages the list. Who stands there already may order the
 * list, and leave it. Where nobody else could set it, one may be on call by one's own hand, and that is said (R32).
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
  public: 'Nobody can put themselves on call: it would show them what teams keep private.',
  remedy: 'Ask another responder, or Platform Governance, to put you on the list.',
  clause: '6.2',
  fields: [{ path: `/people/${index}`, problem: 'is you yourself', remedy: 'have somebody else put you on call' }],
});
