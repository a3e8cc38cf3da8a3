import type { PrincipalId } from '../../../kernel/ids.ts';

export type ApproverRule = {
  readonly notAuthorNorRequester: boolean;
  readonly selfApproval: 'marked' | 'refused';
};

export type Approver =
  | { readonly may: true; readonly isSelfApproved: boolean }
  | { readonly may: false; readonly because: 'not-on-call' | 'own-change' };

/**
 * Whether this person's single approval is enough (GOV 5.3.1, R25): they are on call now in the role the policy names,
 * and are neither author nor requester. If nobody else is on call, self-approval counts and is marked.
 */
export function mayApprove(
  person: PrincipalId,
  /** On call now, in the approving role. */
  onCall: readonly PrincipalId[],
  hands: readonly (PrincipalId | undefined)[],
  rule: ApproverRule,
): Approver {
  if (!onCall.includes(person)) return { may: false, because: 'not-on-call' };
  if (!hands.includes(person) || !rule.notAuthorNorRequester)
    return { may: true, isSelfApproved: hands.includes(person) };
  const others = onCall.filter((each) => !hands.includes(each));
  return others.length === 0 && rule.selfApproval === 'marked'
    ? { may: true, isSelfApproved: true }
    : { may: false, because: 'own-change' };
}
