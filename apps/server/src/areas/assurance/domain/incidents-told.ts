import { wordOf, type Happening } from './happenings.ts';

/** The course of one incident in a period, from its entries. Instants are the entries' own, in ISO 8601. */
export type IncidentTold = {
  readonly code: string;
  readonly thing: string;
  /** At the end of the period. */
  readonly severity: string;
  readonly seq: number;
  readonly declaredAt: string;
  readonly acknowledged: Step | undefined;
  readonly mitigated: Step | undefined;
  readonly resolved: Step | undefined;
  /** The clocks missed, each with its entry. */
  readonly missed: readonly { readonly clock: string; readonly seq: number }[];
};

type Step = { readonly at: string; readonly seq: number; readonly by: string };

/** The incidents declared in these entries, oldest first. */
export function incidentsTold(entries: readonly Happening[]): readonly IncidentTold[] {
  const byThing = Map.groupBy(entries, ({ thing }) => thing.id);
  return [...byThing.values()].flatMap((own) => {
    const made = own.find(({ action }) => action === 'incident.created');
    return made === undefined ? [] : [told(made, own)];
  });
}

function told(made: Happening, own: readonly Happening[]): IncidentTold {
  const moved = own.findLast(({ action }) => action === 'incident.severity_changed');
  const step = (is: (entry: Happening) => boolean): Step | undefined => {
    const found = own.find(is);
    return found && { at: found.time, seq: found.seq, by: found.actor };
  };
  const became = (phase: string) => (entry: Happening) =>
    entry.action === 'incident.status_updated' && wordOf(entry, 'to') === phase;
  return {
    code: wordOf(made, 'code') ?? made.thing.id,
    thing: made.thing.id,
    severity: (moved && wordOf(moved, 'to')) ?? wordOf(made, 'severity') ?? '',
    seq: made.seq,
    declaredAt: made.time,
    acknowledged: step(became('acknowledged')),
    mitigated: step(became('mitigated')),
    resolved: step(({ action }) => action === 'incident.resolved'),
    missed: own.flatMap((entry) =>
      entry.action === 'incident.clock_breached' ? [{ clock: wordOf(entry, 'clock') ?? '', seq: entry.seq }] : [],
    ),
  };
}

export type Kept = {
  readonly severity: string;
  readonly declared: number;
  readonly kept: number;
  readonly missed: readonly string[];
  /** Its clock was still running. */
  readonly open: number;
};

/** Per severity, how many were acknowledged in time and which were not. */
export const acknowledgedInTime = (incidents: readonly IncidentTold[]): readonly Kept[] =>
  [...Map.groupBy(incidents, ({ severity }) => severity)]
    .map(([severity, own]): Kept => {
      const missed = own.filter((each) => each.missed.some(({ clock }) => clock === 'acknowledge'));
      const kept = own.filter((each) => each.acknowledged !== undefined && !missed.includes(each));
      return {
        severity,
        declared: own.length,
        kept: kept.length,
        missed: missed.map(({ code }) => code),
        open: own.length - kept.length - missed.length,
      };
    })
    .toSorted((first, second) => first.severity.localeCompare(second.severity));

/** A duration such as `4 min 10 s`. */
export function between(from: string, to: string): string {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
