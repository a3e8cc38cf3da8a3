import type { PolicySnapshot } from '@muster/policy';
import { MINUTES_PER_HOUR, minutesBetween } from '../../../kernel/clock.ts';
import type { Incident } from '../../incidents/domain/incident.ts';

/** A line of the record with its time. */
export type RecordLine = { readonly at: Date; readonly says: string };

/** Initial text of each section, from the record. Facts are quoted (`>`), so that the blameless check skips them. */
export function draftOf(
  policy: PolicySnapshot,
  incident: Incident,
  record: readonly RecordLine[],
  pages: { readonly sent: number; readonly firstAnsweredAt: Date | undefined },
): ReadonlyMap<string, string> {
  const filled: Readonly<Record<string, () => string>> = {
    nothing: () => '',
    summary: () => summary(incident),
    timeline: () => record.map(({ at, says }) => `> ${clockWords(at)} ${says}`).join('\n'),
    measures: () => measures(incident, pages),
  };
  return new Map(policy.accountability.postmortem.sections.map(({ id, from }) => [id, filled[from]?.() ?? '']));
}

const summary = (incident: Incident): string =>
  `> ${incident.title}\n> ${incident.severity}, declared ${clockWords(incident.declaredAt)}${
    'resolvedAt' in incident ? `, resolved ${tookWords(incident.declaredAt, incident.resolvedAt)} later` : ''
  }\n`;

function measures(
  incident: Incident,
  { sent, firstAnsweredAt }: { readonly sent: number; readonly firstAnsweredAt: Date | undefined },
): string {
  const { declaredAt } = incident;
  const took = (what: string, at: Date | undefined): readonly string[] =>
    at === undefined ? [] : [`> ${what} ${tookWords(declaredAt, at)} after the declaration`];
  const late = incident.clocks.filter(
    ({ state }) => state === 'breached' || state === 'met-late' || state === 'missed',
  );
  return [
    `> Declared ${incident.declaredBy === undefined ? 'by an alert' : 'by a person'} ${clockWords(declaredAt)}`,
    `> ${sent === 1 ? 'One page' : `${sent} pages`}`,
    ...took('First answered', firstAnsweredAt),
    ...took('Acknowledged', 'acknowledgedAt' in incident ? incident.acknowledgedAt : undefined),
    ...took('Mitigated', 'mitigatedAt' in incident ? incident.mitigatedAt : undefined),
    ...took('Resolved', 'resolvedAt' in incident ? incident.resolvedAt : undefined),
    ...late.map(({ name, clause, dueAt }) => `> Late: ${name} (${clause}), due ${clockWords(dueAt)}`),
    '',
  ].join('\n');
}

/** `3m`, `1h 04m`, `52h 00m`. */
function tookWords(from: Date, to: Date): string {
  const minutes = Math.floor(minutesBetween(from, to));
  const rest = minutes % MINUTES_PER_HOUR;
  if (minutes < MINUTES_PER_HOUR) return `${minutes}m`;
  return `${Math.floor(minutes / MINUTES_PER_HOUR)}h ${String(rest).padStart(2, '0')}m`;
}

/** `2026-11-02 09:05 UTC`: a postmortem is read on other days and in other places. */
const clockWords = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
