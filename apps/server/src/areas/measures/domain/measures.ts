import { severities, type Severity } from '@muster/policy';
import type {
  ClockTally,
  MeasuredAction,
  MeasuredException,
  MeasuredIncident,
  MeasuredPostmortem,
  RatedIncident,
} from './facts.ts';
import { quantilesOf, type Span } from './quantiles.ts';

/** Below this sample size, a metric reveals individuals and is mostly chance. */
export const LEAST = 5;
const MS_PER_SECOND = 1000;

export type Figure = {
  /**
   * `n` is the sample size, or the count itself if the measure is a count; `open` is how many of those are still
   * running.
   */
  readonly n: number;
  readonly open: number;
  /**
   * `median`, `p95` and `mean` are in seconds; `share` is a fraction from 0 to 1. Absent if the sample is smaller than
   * `LEAST`, or too few spans are over.
   */
  readonly median?: number;
  readonly p95?: number;
  readonly mean?: number;
  readonly share?: number;
};

export type Measure = {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly unit: 'seconds' | 'share' | 'count';
  readonly all: Figure;
  readonly by: readonly (Figure & { readonly severity: Severity })[];
};

export type Facts = {
  readonly now: Date;
  /** Drills excluded. */
  readonly incidents: readonly MeasuredIncident[];
  /** By incident id, when its first alert began, according to the sender. */
  readonly beganAt: ReadonlyMap<string, Date>;
  readonly rated: readonly RatedIncident[];
  readonly clocks: readonly ClockTally[];
  readonly postmortems: readonly MeasuredPostmortem[];
  readonly actions: readonly MeasuredAction[];
  readonly exceptions: readonly MeasuredException[];
};

/** Every metric with its definition, so that readers need not ask what it counts. */
export function measuresOf(facts: Facts): readonly Measure[] {
  const { incidents, beganAt, now } = facts;
  // Merged incidents are counted in their survivor; false alarms have no duration.
  const ran = incidents.filter(({ outcome }) => outcome === undefined);
  const unmerged = incidents.filter(({ outcome }) => outcome === undefined || outcome === 'false-alarm');
  const until = (of: (incident: MeasuredIncident) => Date | undefined) => (incident: MeasuredIncident) =>
    spanOf(incident.declaredAt, of(incident), now);
  return [
    time('detect', 'Time to detect', DEFINITIONS.detect, ran, (incident) => {
      const began = beganAt.get(incident.id);
      return began === undefined || began > incident.declaredAt ? undefined : spanOf(began, incident.declaredAt, now);
    }),
    time(
      'acknowledge',
      'Time to acknowledge',
      DEFINITIONS.acknowledge,
      ran,
      until((each) => each.acknowledgedAt),
    ),
    time(
      'mitigate',
      'Time to mitigate',
      DEFINITIONS.mitigate,
      ran,
      until((each) => each.mitigatedAt),
    ),
    time(
      'resolve',
      'Time to resolve',
      DEFINITIONS.resolve,
      ran,
      until((each) => each.resolvedAt),
    ),
    clocks(facts, 'clocks', 'Deadlines met', DEFINITIONS.clocks, (name) => name !== 'update'),
    clocks(facts, 'cadence', 'Updates in time', DEFINITIONS.cadence, (name) => name === 'update'),
    share(
      'false-alarms',
      'False alarms',
      DEFINITIONS.falseAlarms,
      unmerged,
      ({ outcome }) => outcome === 'false-alarm',
    ),
    share(
      'repeats',
      'Repeats',
      DEFINITIONS.repeats,
      ran.filter(({ service }) => service !== undefined),
      isRepeat(ran),
    ),
    share('not-actionable', 'False alerts', DEFINITIONS.notActionable, facts.rated, (each) => !each.isActionable),
    ...owed(facts),
    ...deviations(facts.exceptions),
  ];
}

const DEFINITIONS = {
  detect:
    'From the start of an incident’s first alert, as its sender reports it, to the declaration. Incidents without such an alert are left out.',
  acknowledge:
    'From the declaration, or the alert’s receipt, until somebody acknowledged it. What nobody has acknowledged yet counts as still running.',
  mitigate:
    'From the declaration until users were no longer affected. What is not mitigated yet counts as still running.',
  resolve: 'From the declaration until it was resolved. What is not resolved yet counts as still running.',
  clocks:
    'The share of the policy’s decided deadlines (acknowledge, commander, classify, mitigate, resolve) that were met. One that is still running in time does not count yet.',
  cadence: 'The share of due stakeholder updates that were sent in time. Each interval without one is a separate miss.',
  falseAlarms: 'The share of declared incidents, without merged ones, that were marked as a false alarm.',
  notActionable:
    'The share of incidents rated by somebody who was paged in which nobody found anything to do. Incidents without a rating are left out.',
  repeats:
    'The share of incidents about a catalog service that followed another one of the same service in the period shown.',
  postmortems:
    'The share of required postmortems, out of those that are published or whose time is up, that were published in time.',
  reviews:
    'The share of required postmortems whose review was scheduled before the policy prompts for it, at half of their time. One without a review whose half is not over does not count yet.',
  exceptions:
    'How many exceptions to the policy and waivers were approved in the period. Declined and undecided ones are not counted; open are those that are in force now.',
  renewals:
    'How many of those had been approved before for the same clause and scope, whether they were requested as a renewal or anew.',
  actions: 'The share of accepted action items that are overdue now or were done after their due date.',
} as const;

const spanOf = (from: Date, to: Date | undefined, now: Date): Span => ({
  seconds: Math.max(0, ((to ?? now).getTime() - from.getTime()) / MS_PER_SECOND),
  isOver: to !== undefined,
});

function time(
  id: string,
  title: string,
  definition: string,
  incidents: readonly MeasuredIncident[],
  span: (incident: MeasuredIncident) => Span | undefined,
): Measure {
  const spans = incidents.flatMap((incident) => {
    const taken = span(incident);
    return taken === undefined ? [] : [{ ...taken, severity: incident.severity }];
  });
  const figure = (of: readonly Span[]): Figure => {
    const counted = { n: of.length, open: of.filter(({ isOver }) => !isOver).length };
    if (of.length < LEAST) return counted;
    const { median, p95, mean } = quantilesOf(of);
    return {
      ...counted,
      ...(median === undefined ? {} : { median }),
      ...(p95 === undefined ? {} : { p95 }),
      ...(mean === undefined ? {} : { mean }),
    };
  };
  return { id, title, definition, unit: 'seconds', all: figure(spans), by: bySeverity(spans, figure) };
}

function share<T extends { readonly severity: Severity }>(
  id: string,
  title: string,
  definition: string,
  of: readonly T[],
  isPart: (one: T) => boolean,
): Measure {
  const figure = (some: readonly T[]): Figure => part(some.filter(isPart).length, some.length);
  return { id, title, definition, unit: 'share', all: figure(of), by: bySeverity(of, figure) };
}

const part = (kept: number, n: number, open = 0): Figure => ({ n, open, ...(n < LEAST ? {} : { share: kept / n }) });

const bySeverity = <T extends { readonly severity: Severity }>(
  all: readonly T[],
  figure: (some: readonly T[]) => Figure,
) =>
  severities.flatMap((severity) => {
    const some = all.filter((each) => each.severity === severity);
    return some.length === 0 ? [] : [{ severity, ...figure(some) }];
  });

function clocks(
  { clocks: tallies }: Facts,
  id: string,
  title: string,
  definition: string,
  isMeant: (name: string) => boolean,
): Measure {
  const meant = tallies.filter(({ name }) => isMeant(name));
  const figure = (some: readonly ClockTally[]): Figure => {
    const sum = (of: (tally: ClockTally) => number) => some.reduce((total, tally) => total + of(tally), 0);
    return part(
      sum(({ met }) => met),
      sum(({ decided }) => decided),
      sum(({ running }) => running),
    );
  };
  return { id, title, definition, unit: 'share', all: figure(meant), by: bySeverity(meant, figure) };
}

/** Whether the same service had an earlier incident in this set. */
function isRepeat(among: readonly MeasuredIncident[]): (incident: MeasuredIncident) => boolean {
  const first = new Map<string, number>();
  for (const { service, declaredAt } of among)
    if (service !== undefined) first.set(service, Math.min(first.get(service) ?? Infinity, declaredAt.getTime()));
  return ({ service, declaredAt }) => service !== undefined && declaredAt.getTime() > (first.get(service) ?? Infinity);
}

function owed({ postmortems, actions, now }: Facts): readonly Measure[] {
  const decided = postmortems.filter(({ dueAt, publishedAt }) => publishedAt !== undefined || dueAt <= now);
  const inTime = ({ dueAt, publishedAt, missedAt }: MeasuredPostmortem) =>
    missedAt === undefined && publishedAt !== undefined && publishedAt <= dueAt;
  const onTime = share('postmortems', 'Postmortems in time', DEFINITIONS.postmortems, decided, inTime);
  return [
    { ...onTime, all: { ...onTime.all, open: postmortems.length - decided.length } },
    share(
      'reviews',
      'Reviews scheduled in time',
      DEFINITIONS.reviews,
      postmortems.filter(({ promptAt, scheduledAt }) => scheduledAt !== undefined || promptAt <= now),
      ({ promptAt, scheduledAt }) => scheduledAt !== undefined && scheduledAt <= promptAt,
    ),
    share('actions', 'Action items overdue', DEFINITIONS.actions, actions, ({ isLate }) => isLate),
  ];
}

/** Counts are shown below `LEAST` too, since they reveal nothing beyond themselves. Exceptions have no severity. */
function deviations(exceptions: readonly MeasuredException[]): readonly Measure[] {
  const count = (id: string, title: string, definition: string, of: readonly MeasuredException[]): Measure => ({
    id,
    title,
    definition,
    unit: 'count',
    all: { n: of.length, open: of.filter(({ isInForce }) => isInForce).length },
    by: [],
  });
  return [
    count('exceptions', 'Exceptions approved', DEFINITIONS.exceptions, exceptions),
    count(
      'renewals',
      'Renewals of exceptions',
      DEFINITIONS.renewals,
      exceptions.filter(({ isRenewal }) => isRenewal),
    ),
  ];
}
