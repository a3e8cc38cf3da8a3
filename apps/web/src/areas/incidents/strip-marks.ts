import { isOwed, soonest } from '@muster/api-client';
import type { Incident, TimelineItem } from '@muster/api-client';

export type StripMark = {
  readonly lane: 'alerts' | 'state' | 'words' | 'clocks';
  readonly share: number;
  readonly what: string;
};
export type StripSpan = { readonly from: number; readonly until: number };

type Told = Pick<Incident, 'declaredAt' | 'clocks' | 'resolvedAt'>;

/**
 * The events of an incident along its time, each as a share from 0 (the first event) to 1 (now, or its resolution). The
 * span includes the next deadline, unless that is further away than the time elapsed so far.
 */
export function stripMarks(incident: Told, items: readonly TimelineItem[], now: Date) {
  const span = spanOf(incident, items, now);
  const length = Math.max(1, span.until - span.from);
  const mark = (lane: StripMark['lane'], at: string, what: string): StripMark[] => {
    const share = (Date.parse(at) - span.from) / length;
    return share < 0 || share > 1 ? [] : [{ lane, share, what }];
  };
  const marks = items.flatMap((item): StripMark[] => {
    if (item.alerts !== undefined) return mark('alerts', item.at, item.alerts.event);
    if (item.action === 'incident.stakeholders_updated') return mark('words', item.at, 'update');
    if (item.action === 'incident.note_added') return mark('words', item.at, 'note');
    return stateActions.has(item.action) ? mark('state', item.at, item.summary) : [];
  });
  const clocks = incident.clocks
    .filter(({ state }) => state !== 'void')
    .flatMap((clock) =>
      mark('clocks', clock.dueAt, isOwed(clock) && clock.state === 'breached' ? 'missed' : clock.state),
    );
  return { span, now: Math.min(1, (now.getTime() - span.from) / length), marks: thinned([...marks, ...clocks]) };
}

function spanOf({ declaredAt, clocks, resolvedAt }: Told, items: readonly TimelineItem[], now: Date): StripSpan {
  const times = [declaredAt, ...items.map(({ at }) => at)].map((at) => Date.parse(at));
  const from = times.reduce((earliest, at) => Math.min(earliest, at));
  const last = resolvedAt === undefined ? now.getTime() : Math.max(...[resolvedAt].map((at) => Date.parse(at)));
  const next = soonest(clocks);
  const due = next === undefined ? last : Date.parse(next.dueAt);
  return { from, until: Math.max(last, Math.min(due, last + (last - from)), from + 60_000) };
}

/** Merges marks that would overlap: no more than a screen can distinguish. */
function thinned(marks: readonly StripMark[]): readonly StripMark[] {
  const seen = new Map(marks.map((mark) => [`${mark.lane} ${mark.what} ${Math.round(mark.share * 300)}`, mark]));
  return [...seen.values()];
}

const stateActions: ReadonlySet<string> = new Set([
  'incident.created',
  'incident.status_updated',
  'incident.resolved',
  'incident.severity_changed',
  'incident.classified',
  'incident.commander_named',
]);

/** The same as text, for people who cannot see it. */
export function stripWords(marks: readonly StripMark[]): string {
  const count = (lane: StripMark['lane'], ...whats: string[]): number =>
    marks.filter((mark) => mark.lane === lane && (whats.length === 0 || whats.includes(mark.what))).length;
  return [
    `alerts began ${timesOver(count('alerts', 'began'))}`,
    `the state changed ${timesOver(count('state'))}`,
    `${several(count('words', 'update'), 'update')} and ${several(count('words', 'note'), 'note')}`,
    `${several(count('clocks', 'missed', 'met-late'), 'clock')} missed`,
  ].join(', ');
}

const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const timesOver = (count: number): string => (count === 1 ? 'once' : `${count} times`);
