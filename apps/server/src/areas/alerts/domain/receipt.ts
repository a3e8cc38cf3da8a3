import type { Severity } from '@muster/policy';
import type { IncidentId, SuppressionId } from '../../../kernel/ids.ts';
import type { Verdict } from './episodes.ts';
import type { Reading } from './mapping.ts';

/** What one delivery can do, most severe first: its outcome is the first that applies. */
export const effects = [
  'opened',
  'raised',
  'joined',
  'held',
  'resolved',
  'passed',
  'reworded',
  'repeated',
  'late',
  'unseen',
  'noted',
  'unreadable',
  'refused',
] as const;
export type Effect = (typeof effects)[number];

/** The outcome of one alert of a delivery. */
export type AlertOutcome =
  | {
      readonly effect: 'opened' | 'raised';
      readonly incident: IncidentId;
      readonly severity: Severity;
      readonly by: Reading['by'];
      /** Its own severity word, if nothing maps it. */
      readonly unknownWord?: string;
    }
  | { readonly effect: 'joined' | 'resolved' | 'reworded'; readonly incident: IncidentId }
  /** It began while suppressed: nothing follows until the suppression ends. */
  | { readonly effect: 'held'; readonly suppression: SuppressionId; readonly reason: string; readonly until: string }
  /** `passed`: it ended while it was held. */
  | { readonly effect: Exclude<Verdict, 'began' | 'resolved'> | 'passed' }
  /** Nothing follows from it, and why in our own words. */
  | { readonly effect: 'noted'; readonly why: string }
  /** Breaks its source's contract: one alert, or the whole body. Says what was wrong, never what was sent. */
  | { readonly effect: 'unreadable' | 'refused'; readonly problem: string };

/** Alerts of one delivery with the same outcome. */
export type Tally = AlertOutcome & { readonly alerts: number };

export type Outcome = Effect | 'empty';

export const tallyOf = (outcomes: readonly AlertOutcome[]): readonly Tally[] =>
  added(outcomes.map((one) => ({ ...one, alerts: 1 })));

/** Adds up the tallies of one delivery's parts. */
export const joinTallies = (...parts: readonly (readonly Tally[])[]): readonly Tally[] => added(parts.flat());

function added(each: readonly Tally[]): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { alerts, ...one } of each) {
    const key = JSON.stringify(one);
    tallies.set(key, { ...(one as AlertOutcome), alerts: (tallies.get(key)?.alerts ?? 0) + alerts });
  }
  return [...tallies.values()].toSorted(
    (first, second) => effects.indexOf(first.effect) - effects.indexOf(second.effect),
  );
}

export const outcomeOf = (tallies: readonly Tally[]): Outcome => tallies[0]?.effect ?? 'empty';

/** Whether it is recorded in the ledger: only what changes an incident is. */
export const changesSomething = ({ effect }: AlertOutcome): boolean =>
  ['opened', 'raised', 'joined', 'resolved', 'reworded'].includes(effect);

/** Explains in words why a delivery did what it did. `codeOf` names an incident for this reader. */
export function explain(tallies: readonly Tally[], codeOf: (incident: IncidentId) => string): string {
  if (tallies.length === 0) return 'The notification contained no alerts.';
  return tallies.map((tally) => sentence(tally, codeOf)).join(' ');
}

function sentence(tally: Tally, codeOf: (incident: IncidentId) => string): string {
  const who = tally.alerts === 1 ? '1 alert' : `${tally.alerts} alerts`;
  switch (tally.effect) {
    case 'opened':
      return `${who}: the group had no open incident, so ${codeOf(tally.incident)} was declared as ${tally.severity} (${source(tally)}).`;
    case 'raised':
      return `${who}: joined ${codeOf(tally.incident)}, the group's open incident, and raised it to ${tally.severity} (${source(tally)}).`;
    case 'joined':
      return `${who}: joined ${codeOf(tally.incident)}, the group's open incident.`;
    case 'held':
      return `${who}: held back until ${tally.until}, because “${tally.reason}”; alerts that still fire then are handled then.`;
    case 'passed':
      return `${who}: no longer firing; held back the whole time, so nothing was declared.`;
    case 'resolved':
      return `${who}: no longer firing; noted on ${codeOf(tally.incident)}; only a person closes an incident.`;
    case 'reworded':
      return `${who}: already known; its annotations or link changed, and ${codeOf(tally.incident)} shows the new ones.`;
    case 'repeated':
      return `${who}: already known, nothing changed.`;
    case 'late':
      return `${who}: firing, but this episode has already been reported over; the message arrived late. If you deliver it again, it fires.`;
    case 'unseen':
      return `${who}: resolved, but never reported as firing; kept on record, no incident.`;
    case 'noted':
      return tally.why;
    case 'unreadable':
      return `${who}: skipped, because ${tally.problem}.`;
    case 'refused':
      return `Not in the format of this source: ${tally.problem}.`;
  }
}

function source({ by, unknownWord }: Extract<AlertOutcome, { readonly by: Reading['by'] }>): string {
  switch (by) {
    case 'integration':
      return "by the integration's mapping";
    case 'policy':
      return "by the policy's mapping";
    case 'nobody':
      return unknownWord === undefined
        ? 'its labels give no severity, so it is unclassified'
        : `its severity “${unknownWord}” is in no mapping, so it is unclassified; map that word to a severity here`;
  }
}

/** The incidents a delivery touched, without duplicates. */
export const incidentsIn = (tallies: readonly Tally[]): readonly IncidentId[] => [
  ...new Set(tallies.flatMap((tally) => ('incident' in tally ? [tally.incident] : []))),
];
