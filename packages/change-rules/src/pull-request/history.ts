import type { Review } from './change.ts';

/** What happened to a pull request, in the order in which it happened. */
export type PullRequestEvent =
  /** It was opened, or something was pushed: this is its head from then on. */
  | { readonly kind: 'pushed'; readonly head: string; readonly by?: string }
  | { readonly kind: 'reviewed'; readonly id: string; readonly review: Omit<Review, 'base'> }
  | { readonly kind: 'dismissed'; readonly id: string }
  | { readonly kind: 'retargeted'; readonly base: string };

/** As much of a change as its history alone tells. */
export type PullRequest = {
  readonly head: string;
  readonly base: string;
  readonly reviews: readonly Review[];
  /** Everybody who ever pushed, also what a later force-push took away. */
  readonly pushers: readonly string[];
};

/**
 * A pull request after one more event. A review is bound to the commit its giver saw and to the branch it was to go into
 * then; dismissing one takes its giver's word back and revives none that they gave before.
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

/** A pull request by all that happened to it since it was opened against `base`. */
export const pullRequestAfter = (
  opened: Pick<PullRequest, 'head' | 'base'>,
  events: readonly PullRequestEvent[],
): PullRequest => events.reduce(afterEvent, { ...opened, reviews: [], pushers: [] });
