import { laterOf } from '../../../kernel/clock.ts';
import { earlierInstant, instantOf, laterInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

/** The name of one episode: the start it was first heard with, and its occurrence for that start. */
export type EpisodeKey = {
  readonly startsAt: Instant;
  /** Starts at 1; incremented each time it is delivered firing again with that start after its resolution (R43). */
  readonly occurrence: number;
};

/** Resolved is final: firing again makes a new episode. */
export type Episode = EpisodeKey & {
  /** When it was first heard of, and when last. */
  readonly receivedAt: Date;
  readonly heardAt: Date;
} & (
    | { readonly state: 'firing' }
    /** `endsAt` is absent if no resolution arrived: a later episode ended this one. */
    | { readonly state: 'resolved'; readonly endsAt: Instant | undefined }
  );

/**
 * The outcome of one signal.
 * - `began`: a new episode, or one that fires again after its resolution
 * - `resolved`: a firing episode ended
 * - `repeated`: nothing new
 * - `late`: it fires, but was received no later than its resolution, which overtook it inside Muster
 * - `unseen`: the resolution of an episode that was never heard firing
 */
export type Verdict = 'began' | 'resolved' | 'repeated' | 'late' | 'unseen';

/** A verdict, the episode the signal refers to (not always the one with its own start), and every changed episode. */
export type Evaluation = {
  readonly verdict: Verdict;
  readonly speaksOf: EpisodeKey;
  readonly episodes: readonly Episode[];
};

/**
 * Applies one signal to what is known of its alert. The last signal heard wins: one delivered as firing after the
 * resolution was heard fires again (R43). Among signals received at the same instant the resolution wins, so their
 * order and number do not matter.
 *
 * When replicas disagree, Alertmanager keeps the earlier start, so a start only means "no later than this": a signal
 * with an earlier start than the open episode refers to that episode, unless it ended before that one began.
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
    // While an episode fires, a firing signal with the start of an older, ended episode refers to the firing one.
    return same !== undefined || since <= newest.since || signal.isStartUnknown === true
      ? evaluated('repeated', { ...episode, heardAt: laterOf(episode.heardAt, now) })
      : evaluated('began', begun, over(episode));
  }
  const ended = newest !== undefined && since < reachOf(newest) ? newest.episode : same;
  if (!ended) return evaluated('began', begun);
  // `late`: another server was still processing this signal while this one took in the resolution.
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

/** Whether a resolution with a different start still refers to the newest episode, because the two overlap. */
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

/** An alert has one firing episode at a time, so a new one ends the one before, even if `send_resolved` is off. */
const over = ({ startsAt, occurrence, receivedAt, heardAt }: Episode): Episode => ({
  startsAt,
  occurrence,
  receivedAt,
  heardAt,
  state: 'resolved',
  endsAt: undefined,
});

/**
 * The firing episode or else the newest, and the instant it counts from. A start later than its receipt is a wrong or
 * forged clock: while firing, the episode counts from its receipt; once over, it is ignored, so that it cannot hide a
 * real alert.
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

/** The last instant an ended episode is known to have covered. An end in the future is cut to when it was heard. */
const reachOf = ({ episode, since }: Newest): Instant =>
  episode.state === 'firing' || episode.endsAt === undefined
    ? since
    : earlierInstant(episode.endsAt, instantOf(episode.heardAt));

const evaluated = (verdict: Verdict, episode: Episode, ...others: readonly Episode[]): Evaluation => ({
  verdict,
  speaksOf: { startsAt: episode.startsAt, occurrence: episode.occurrence },
  episodes: [...others, episode],
});
