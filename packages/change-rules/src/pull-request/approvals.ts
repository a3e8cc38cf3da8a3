import type { Change, Review } from './change.ts';

export type Approvals = {
  /** Logins whose approval of this exact change counts. */
  readonly counted: readonly string[];
  /** Approvals that do not count, each with its reason. */
  readonly left: readonly string[];
  /** Why no approval can be counted at all; empty if they can. */
  readonly undecidable: readonly string[];
  /** A bot or an agent contributed to the change: no author is fully accountable for it. */
  readonly isByBot: boolean;
};

/**
 * Whose approvals count (GOV 5.1.2, R15): each reviewer's latest review, on the commit to be merged or one that makes
 * the same change, by somebody who did not contribute to it. Fails closed: if a commit's author has no known account,
 * any approval could be their own.
 */
export function standingApprovals(change: Change): Approvals {
  const hands = new Map<string, string>();
  if (change.author !== undefined) hands.set(key(change.author), 'opened it');
  for (const commit of change.commits)
    for (const person of commit.people)
      if (!hands.has(key(person))) hands.set(key(person), `contributed to ${short(commit.id)}`);
  for (const pusher of change.pushers ?? []) if (!hands.has(key(pusher))) hands.set(key(pusher), 'pushed to it');

  const undecidable = change.commits.flatMap(({ id, unlinked }) =>
    unlinked.map((who) => `${short(id)} is by ${who}, whose account is unknown: an approval could be their own`),
  );
  if (change.author === undefined) undecidable.push('it is not known who opened the change');

  undecidable.push(...(change.unread ?? []));

  const current = new Set([change.head, ...change.sameAsHead]);
  const counted: string[] = [];
  const left: string[] = [];
  for (const { reviewer, state, commit, isBot, mayWrite, base } of newestWords(change.reviews ?? [])) {
    if (state !== 'approved') continue;
    const hand = hands.get(key(reviewer));
    if (isBot === true) left.push(`${reviewer} is a bot`);
    else if (mayWrite === false) left.push(`${reviewer} has no write access to the repository`);
    else if (hand !== undefined) left.push(`${reviewer} ${hand}`);
    else if (!current.has(commit)) left.push(`${reviewer} approved ${short(commit)}, but the change is different now`);
    else if (base !== undefined && change.base !== undefined && base !== change.base)
      left.push(`${reviewer} approved it for ${base}, but its target is ${change.base} now`);
    else counted.push(reviewer);
  }
  return { counted, left, undecidable, isByBot: change.isAuthorBot || change.commits.some(({ isByBot }) => isByBot) };
}

/** A comment leaves an earlier approval standing; any other review replaces it. */
function newestWords(reviews: readonly Review[]): readonly Review[] {
  const words = reviews.filter(({ state }) => state !== 'commented');
  const newest = new Map<string, Review>();
  for (const review of words.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)))
    newest.set(key(review.reviewer), review);
  return [...newest.values()];
}

export const key = (login: string): string => login.replace(/^@/, '').toLowerCase();

export const short = (commit: string): string => commit.slice(0, 9);
