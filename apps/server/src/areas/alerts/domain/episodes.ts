import { laterOf } from '../../../kernel/clock.ts';
import { earlierInstant, instantOf, laterInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

/** One time that an alert fired, as it is named: by the start it was first heard with, and which time it was of that start. */
export type EpisodeKey = {
  readonly startsAt: Instant;
  /** 1 at first; one more each time it was told firing again with that start after it had been told to be over (R43). */
  readonly occurrence: number;
};

/** Resolved is final: firing again is a new one. */
export type Episode = EpisodeKey & {
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
 * - `began`: an episode not heard of before, or one that fires again after its resolution
 * - `resolved`: one that was firing is over
 * - `repeated`: nothing new
 * - `late`: it fires, but came in no later than its resolution and was only overtaken on its way through Muster
 * - `unseen`: the resolution of an episode that was never heard firing
 */
export type Verdict = 'began' | 'resolved' | 'repeated' | 'late' | 'unseen';

/** A verdict, the episode the signal speaks of (not always one of its own start), and what is different from now on. */
export type Evaluation = {
  readonly verdict: Verdict;
  readonly speaksOf: EpisodeKey;
  readonly episodes: readonly Episode[];
};

/**
 * Takes one signal into what is known of its alert. What was heard last holds: whatever is delivered as firing after its
 * resolution was heard fires (R43). Among signals that came in at one moment the resolution wins, so that their order and
 * number do not matter.
 *
 * Of replicas that disagree Alertmanager keeps the earlier start. So a start says no more than "no later than this": what
 * speaks of an earlier one while an episode is open speaks of that episode, unless it ended before that began.
 */
export function evaluate(known: readonly Episode[], signal: AlertSignal, now: Date): Evaluation {
  const same = known.reduce<Episode | undefined>(
    (latest, each) =>
      each.startsAt === signal.startsAt && each.occurrence > (latest?.occurrence ?? 0) ? each : latest,
    undefined,
  );
  const newest = newestOf(known);
  return signal.status === 'firing'
    ? evaluateFiring(same, newest, signal, now)
    : evaluateResolved(same, newest, signal, now);
}

type Newest = { readonly episode: Episode; readonly since: Instant };

function evaluateFiring(
  same: Episode | undefined,
  newest: Newest | undefined,
  signal: AlertSignal,
  now: Date,
): Evaluation {
  const { startsAt } = signal;
  const since = earlierInstant(startsAt, instantOf(now));
  const begun: Episode = { startsAt, occurrence: 1, receivedAt: now, heardAt: now, state: 'firing' };
  if (newest?.episode.state === 'firing') {
    const { episode } = newest;
    // What fires already and is told with a start that is over speaks of what fires.
    return same !== undefined || since <= newest.since || signal.isStartUnknown === true
      ? evaluated('repeated', { ...episode, heardAt: laterOf(episode.heardAt, now) })
      : evaluated('began', begun, over(episode));
  }
  const ended = newest !== undefined && since < reachOf(newest) ? newest.episode : same;
  if (!ended) return evaluated('began', begun);
  // Not so where another server had it in hand while this one took in its resolution.
  if (now <= ended.heardAt) return evaluated('late', ended);
  return evaluated('began', { ...begun, startsAt: ended.startsAt, occurrence: ended.occurrence + 1 });
}

function evaluateResolved(
  same: Episode | undefined,
  newest: Newest | undefined,
  signal: AlertSignal,
  now: Date,
): Evaluation {
  const { startsAt, endsAt } = signal;
  if (signal.isStartUnknown === true && newest !== undefined) return end(newest.episode, signal, now);
  if (same?.state === 'resolved' && laterInstant(same.endsAt, endsAt) === same.endsAt && same.endsAt !== undefined)
    return evaluated('repeated', { ...same, heardAt: laterOf(same.heardAt, now) });
  if (newest && newest.episode !== same && speaksOf(signal, newest, now)) return end(newest.episode, signal, now);
  if (same) return end(same, signal, now);

  const kept: Episode = { startsAt, occurrence: 1, receivedAt: now, heardAt: now, state: 'resolved', endsAt };
  const isLater = newest?.episode.state === 'firing' && !isAhead(kept) && startsAt > newest.since;
  return isLater ? evaluated('unseen', kept, over(newest.episode)) : evaluated('unseen', kept);
}

/** Whether a resolution with another start is the newest episode's all the same: the two overlap. */
function speaksOf({ startsAt, endsAt }: AlertSignal, newest: Newest, now: Date): boolean {
  const at = instantOf(now);
  if (endsAt === undefined || startsAt > at) return false;
  return startsAt <= newest.since ? earlierInstant(endsAt, at) > newest.since : startsAt < reachOf(newest);
}

function end(episode: Episode, { endsAt }: AlertSignal, now: Date): Evaluation {
  const heardAt = laterOf(episode.heardAt, now);
  return episode.state === 'firing'
    ? evaluated('resolved', { ...episode, heardAt, state: 'resolved', endsAt })
    : evaluated('repeated', { ...episode, heardAt, endsAt: laterInstant(episode.endsAt, endsAt) });
}

/** One alert fires once at a time, so hearing of an episode ends the one before it, even where `send_resolved` is off. */
const over = ({ startsAt, occurrence, receivedAt, heardAt }: Episode): Episode => ({
  startsAt,
  occurrence,
  receivedAt,
  heardAt,
  state: 'resolved',
  endsAt: undefined,
});

/**
 * The episode that fires, or else the newest, and since when it counts. A start ahead of its receipt is a wrong clock's or a liar's: while the
 * episode fires it counts from the receipt, and once it is over it stands before nothing, so that no real alert is lost
 * behind it.
 */
function newestOf(known: readonly Episode[]): Newest | undefined {
  const inOrder = known
    .filter((episode) => episode.state === 'firing' || !isAhead(episode))
    .map((episode) => ({ episode, since: earlierInstant(episode.startsAt, instantOf(episode.receivedAt)) }));
  return inOrder.reduce<Newest | undefined>(
    (newest, each) => (newest === undefined || isNewer(each, newest) ? each : newest),
    undefined,
  );
}

function isNewer(one: Newest, other: Newest): boolean {
  if (one.episode.state !== other.episode.state) return one.episode.state === 'firing';
  return one.since === other.since ? one.episode.occurrence > other.episode.occurrence : one.since > other.since;
}

const isAhead = ({ startsAt, receivedAt }: Episode): boolean => startsAt > instantOf(receivedAt);

/** Until when an episode that is over reached, as far as is known; an end that was told ahead of its time counts from its telling. */
const reachOf = ({ episode, since }: Newest): Instant =>
  episode.state === 'firing' || episode.endsAt === undefined
    ? since
    : earlierInstant(episode.endsAt, instantOf(episode.heardAt));

const evaluated = (verdict: Verdict, episode: Episode, ...others: readonly Episode[]): Evaluation => ({
  verdict,
  speaksOf: { startsAt: episode.startsAt, occurrence: episode.occurrence },
  episodes: [...others, episode],
});
