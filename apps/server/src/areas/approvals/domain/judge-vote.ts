import { roleTitle, type PolicySnapshot } from '@muster/policy';
import type { ErrorCode } from '../../../kernel/app-error.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { Approval, ApprovalRule, Vote } from './approval.ts';
import { countingVotes, type Deciders } from './deciders.ts';

/** Why a vote is refused. `access` refusals go on record (GOV 7.1). */
export type VoteRefusal = Refusal & { readonly is?: 'access' };

/** A request as it stands now, with its rule, votes, subject and deciders. */
export type OpenCase = {
  readonly approval: Approval;
  readonly rule: ApprovalRule;
  readonly votes: readonly Vote[];
  /** Undefined if there is nothing left to decide. */
  readonly subjectHash: string | undefined;
  readonly deciders: Deciders;
};

export const countedIn = ({ votes, deciders, subjectHash }: OpenCase): readonly Vote[] =>
  subjectHash === undefined ? [] : countingVotes(votes, deciders, subjectHash);

/** Whether the subject has changed since the request was made. */
export const hasChanged = ({ approval, subjectHash }: OpenCase): boolean =>
  subjectHash !== undefined && subjectHash !== approval.subjectHash;

/**
 * Whether it took effect without a second person and has passed its deadline for ratification. It can still be
 * ratified.
 */
export const isOverdue = ({ mode, state, expiresAt }: Approval, now: Date): boolean =>
  mode === 'after' && state === 'open' && !isBefore(now, expiresAt);

/** Why nobody can decide it any more; undefined while it is open. */
export function closedFor({ approval, rule, subjectHash }: OpenCase, now: Date): VoteRefusal | undefined {
  if (approval.state !== 'open')
    return refusal('approvals/decided', rule, `It is already ${approval.state}: there is nothing to decide.`);
  if (approval.mode === 'ahead' && !isBefore(now, approval.expiresAt))
    return refusal('approvals/expired', rule, 'This request has expired.', 'Make the request again.');
  if (subjectHash === undefined)
    return refusal('approvals/moot', rule, 'There is nothing left to decide: the situation it was about has changed.');
  return undefined;
}

/** Why this person cannot vote; undefined if they can. */
export function voteRefused(
  here: OpenCase,
  person: PrincipalId | undefined,
  now: Date,
  policy: PolicySnapshot,
): VoteRefusal | undefined {
  const closed = closedFor(here, now);
  if (closed !== undefined) return closed;
  const { approval, rule, deciders } = here;
  if (person === approval.requestedBy)
    return {
      ...refusal('approvals/own-request', rule, 'You cannot approve your own request.', askOthers),
      is: 'access',
    };
  if (person !== undefined && person === approval.about && rule.notFrom.includes('subject'))
    return {
      ...refusal('approvals/about-you', rule, 'This request is about you, so others decide it.', askOthers),
      is: 'access',
    };
  const rights = person === undefined ? undefined : deciders.rights.get(person);
  if (rights === undefined) return { ...notAsked(here, policy), is: 'access' };
  const counted = countedIn(here);
  if (counted.some(({ voter }) => voter === person))
    return refusal('approvals/voted-already', rule, 'You have already voted on this request.');
  return rightFor(here, person) === undefined
    ? refusal('approvals/right-used', rule, 'The right delegated to you has already been used.')
    : undefined;
}

/** By whose right this person votes: the first not used by a counting vote. */
export function rightFor(here: OpenCase, person: PrincipalId | undefined): PrincipalId | undefined {
  const used = countedIn(here).map(({ rightOf }) => rightOf);
  return person === undefined ? undefined : here.deciders.rights.get(person)?.find((right) => !used.includes(right));
}

/** Whether this vote reaches the number the rule requires. A single decline decides. */
export const decides = (here: OpenCase, verdict: Vote['verdict']): boolean =>
  verdict === 'decline' || countedIn(here).length + 1 >= here.rule.approvals;

const askOthers = 'muster approval show <id> shows who can decide it now.';

function notAsked({ rule, deciders }: OpenCase, policy: PolicySnapshot): VoteRefusal {
  const groups = rule.from.slice(0, deciders.groups).flat();
  const who = [...new Set(groups.map((source) => sourceTitle(policy, source)))];
  return refusal('approvals/not-asked', rule, `This can be decided only by: ${who.join(', ')}.`, askOthers);
}

/** The display name of a rule's source. */
export const sourceTitle = (policy: PolicySnapshot, source: string): string =>
  source === ON_CALL ? 'whoever is on call' : roleTitle(policy, source);

/** The only source that is not a role. */
export const ON_CALL = 'on-call-sre';

const refusal = (code: ErrorCode, rule: ApprovalRule, reason: string, remedy?: string): VoteRefusal => ({
  allowed: false,
  code,
  clause: rule.clause,
  reason,
  obligations: [],
  ...(remedy === undefined ? {} : { remedy }),
});
