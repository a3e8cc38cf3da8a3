import { earlierInstant, instantOf, laterInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

/** One time that an alert fired, named by the start it was first heard with. Resolved is final: firing again is a new one. */
export type Episode = {
  readonly startsAt: Instant;
  /** When it was first heard of, and when last. */
  readonly receivedAt: Date;
  readonly heardAt: Date;
} & (
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
 * - `overtaken`: it fires, but a later episode of the same alert is on record already, and over
 * - `unseen`: the resolution of an episode that was never heard firing
 */
export type Verdict = 'began' | 'resolved' | 'repeated' | 'late' | 'overtaken' | 'unseen';

/** A verdict, the episode the signal speaks of (not always one of its own start), and what is different from now on. */
export type Hearing = {
  readonly verdict: Verdict;
  readonly speaksOf: Instant;
  readonly episodes: readonly Episode[];
};

/**
 * Takes one signal into what is known of its alert. Whatever the order in which an alert's signals arrive, and however
 * often, the same episode is open at the end, or none.
 *
 * Of replicas that disagree Alertmanager keeps the earlier start. So a start says no more than "no later than this": what
 * speaks of an earlier one while an episode is open speaks of that episode, unless it ended before that began.
 */
export function hear(known: readonly Episode[], signal: AlertSignal, now: Date): Hearing {
  const same = known.find(({ startsAt }) => startsAt === signal.startsAt);
  const newest = newestOf(known);
  return signal.status === 'firing' ? hearFiring(same, newest, signal, now) : hearResolved(same, newest, signal, now);
}

type Newest = { readonly episode: Episode; readonly since: Instant };

function hearFiring(same: Episode | undefined, newest: Newest | undefined, signal: AlertSignal, now: Date): Hearing {
  if (same) return heard(same.state === 'firing' ? 'repeated' : 'late', { ...same, heardAt: now });
  const { startsAt } = signal;
  const since = earlierInstant(startsAt, instantOf(now));
  const begun: Episode = { startsAt, receivedAt: now, heardAt: now, state: 'firing' };
  if (!newest) return heard('began', begun);
  const again: Episode = { ...newest.episode, heardAt: now };
  if (newest.episode.state === 'firing')
    return since <= newest.since ? heard('repeated', again) : heard('began', begun, over(newest.episode));
  if (since < newest.since) return heard('overtaken', over(begun));
  return since < reachOf(newest) ? heard('late', again) : heard('began', begun);
}

function hearResolved(same: Episode | undefined, newest: Newest | undefined, signal: AlertSignal, now: Date): Hearing {
  const { startsAt, endsAt } = signal;
  if (same?.state === 'resolved' && laterInstant(same.endsAt, endsAt) === same.endsAt && same.endsAt !== undefined)
    return heard('repeated', { ...same, heardAt: now });
  if (newest && newest.episode !== same && speaksOf(signal, newest, now)) return end(newest.episode, signal, now);
  if (same) return end(same, signal, now);

  const kept: Episode = { startsAt, receivedAt: now, heardAt: now, state: 'resolved', endsAt };
  const isLater = newest?.episode.state === 'firing' && !isAhead(kept) && startsAt > newest.since;
  return isLater ? heard('unseen', kept, over(newest.episode)) : heard('unseen', kept);
}

/** Whether a resolution with another start is the newest episode's all the same: the two overlap. */
function speaksOf({ startsAt, endsAt }: AlertSignal, newest: Newest, now: Date): boolean {
  const at = instantOf(now);
  if (endsAt === undefined || startsAt > at) return false;
  return startsAt <= newest.since ? earlierInstant(endsAt, at) > newest.since : startsAt < reachOf(newest);
}

const end = (episode: Episode, { endsAt }: AlertSignal, now: Date): Hearing =>
  episode.state === 'firing'
    ? heard('resolved', { ...episode, heardAt: now, state: 'resolved', endsAt })
    : heard('repeated', { ...episode, heardAt: now, endsAt: laterInstant(episode.endsAt, endsAt) });

/** One alert fires once at a time, so hearing of an episode ends the one before it, even where `send_resolved` is off. */
const over = ({ startsAt, receivedAt, heardAt }: Episode): Episode => ({
  startsAt,
  receivedAt,
  heardAt,
  state: 'resolved',
  endsAt: undefined,
});

/**
 * The newest episode, and since when it counts. A start ahead of its receipt is a wrong clock's or a liar's: while the
 * episode fires it counts from the receipt, and once it is over it stands before nothing, so that no real alert is lost
 * behind it.
 */
function newestOf(known: readonly Episode[]): Newest | undefined {
  const inOrder = known
    .filter((episode) => episode.state === 'firing' || !isAhead(episode))
    .map((episode) => ({ episode, since: earlierInstant(episode.startsAt, instantOf(episode.receivedAt)) }));
  return inOrder.reduce<Newest | undefined>(
    (newest, each) => (newest === undefined || each.since > newest.since ? each : newest),
    undefined,
  );
}

const isAhead = ({ startsAt, receivedAt }: Episode): boolean => startsAt > instantOf(receivedAt);

/** Until when an episode that is over reached, as far as is known; an end that was told ahead of its time counts from its telling. */
const reachOf = ({ episode, since }: Newest): Instant =>
  episode.state === 'firing' || episode.endsAt === undefined
    ? since
    : earlierInstant(episode.endsAt, instantOf(episode.heardAt));

const heard = (verdict: Verdict, episode: Episode, ...others: readonly Episode[]): Hearing => ({
  verdict,
  speaksOf: episode.startsAt,
  episodes: [...others, episode],
});
