import { laterInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

/** One time that an alert fired. Resolved is final: firing again is a new episode with a new start. */
export type Episode = { readonly startsAt: Instant } & (
  | { readonly state: 'firing' }
  /** `endsAt` is absent where nobody said when: a later episode was heard of, so this one is over. */
  | { readonly state: 'resolved'; readonly endsAt: Instant | undefined }
);

/**
 * What a signal came to.
 * - `began`: an episode not heard of before
 * - `resolved`: one that was firing is over
 * - `repeated`: nothing new
 * - `late`: it fires, but its resolution is on record already (delivery out of order)
 * - `overtaken`: it fires, but a later episode of the same alert is on record already
 * - `unseen`: the resolution of an episode that was never heard firing
 */
export type Verdict = 'began' | 'resolved' | 'repeated' | 'late' | 'overtaken' | 'unseen';

/**
 * Takes one signal into what is known of its alert. Whatever the order in which an alert's signals arrive, and however
 * often, the same episodes stand at the end: an episode is over once its resolution or any later episode has been heard of.
 */
export function hear(
  known: readonly Episode[],
  signal: AlertSignal,
): { readonly verdict: Verdict; readonly episodes: readonly Episode[] } {
  const { startsAt } = signal;
  const same = known.find((episode) => episode.startsAt === startsAt);
  const others = known.filter((episode) => episode !== same).map((episode) => endedBy(startsAt, episode));
  const isOvertaken = known.some((episode) => episode.startsAt > startsAt);
  const now = (verdict: Verdict, episode: Episode) => ({ verdict, episodes: [...others, episode] });

  if (signal.status === 'firing') {
    if (same) return now(same.state === 'firing' ? 'repeated' : 'late', same);
    return isOvertaken
      ? now('overtaken', { startsAt, state: 'resolved', endsAt: undefined })
      : now('began', { startsAt, state: 'firing' });
  }
  if (same?.state === 'resolved') return now('repeated', { ...same, endsAt: laterInstant(same.endsAt, signal.endsAt) });
  return now(same ? 'resolved' : 'unseen', { startsAt, state: 'resolved', endsAt: signal.endsAt });
}

/** One alert fires once at a time, so hearing of an episode ends those before it, even where `send_resolved` is off. */
const endedBy = (startsAt: Instant, episode: Episode): Episode =>
  episode.state === 'firing' && episode.startsAt < startsAt
    ? { startsAt: episode.startsAt, state: 'resolved', endsAt: undefined }
    : episode;
