import type { Review } from './change.ts';

/** A pull request's events, in the order they happened. */
export type PullRequestEvent =
  /** It was opened, or commits were pushed: its head from then on. */
  | { readonly kind: 'pushed'; readonly head: string; readonly by?: string }
  | { readonly kind: 'reviewed'; readonly id: string; readonly review: Omit<Review, 'base'> }
  | { readonly kind: 'dismissed'; readonly id: string }
  | { readonly kind: 'retargeted'; readonly base: string };

/** A change, as far as its history alone reveals it. */
export type PullRequest = {
  readonly head: string;
  readonly base: string;
  readonly reviews: readonly Review[];
  /** Everybody who ever pushed, including commits that a later force-push removed. */
  readonly pushers: readonly string[];
};

/**
 * A pull request after one more event. A review is bound to the commit its reviewer saw and to the target branch at
 * that time; dismissing it does not revive the reviewer's earlier ones.
 */
function afterEvent(before: PullRequest, event: PullRequestEvent): PullRequest {
  switch (event.kind) {
    case 'pushed':
      return {
        ...before,
        head: event.head,
        pushers:
          event.by === undefined || before.pushers.includes(event.by) ? before.pushers : [...before.pushers, event.by],
      };
    case 'reviewed':
      return { ...before, reviews: [...before.reviews, { ...event.review, id: event.id, base: before.base }] };
    case 'dismissed':
      return {
        ...before,
        reviews: before.reviews.map((review) => (review.id === event.id ? { ...review, state: 'dismissed' } : review)),
      };
    case 'retargeted':
      return { ...before, base: event.base };
  }
}

/** A pull request after all events since it was opened against `base`. */
export const pullRequestAfter = (
  opened: Pick<PullRequest, 'head' | 'base'>,
  events: readonly PullRequestEvent[],
): PullRequest => events.reduce(afterEvent, { ...opened, reviews: [], pushers: [] });
