import type { Suppression, SuppressionKind } from './suppression.ts';

type Told = Pick<Suppression, 'kind' | 'startsAt' | 'endsAt' | 'endedAt' | 'alerts'>;

/** Flapping holds come and go too often to announce; the trace and the list of suppressions show them. */
export const isAnnounced = (kind: SuppressionKind): boolean => kind !== 'flapping';

/** The public text about a suppression. What it covers and why may be INTERNAL, so both stay behind the link (R30). */
export function announcementWords(
  { kind, startsAt, endsAt, endedAt, alerts }: Told,
  what: 'planned' | 'began' | 'ended',
  waited: number | undefined,
): string {
  const named = kind === 'snooze' && alerts > 0 ? ` (${alerts === 1 ? 'one alert' : `${alerts} alerts`})` : '';
  const thing = `${WORDS[kind]}${named}`;
  if (what === 'planned') return `${thing} is planned from ${inUtc(startsAt)} until ${inUtc(endsAt)}`;
  if (what === 'began') return `${thing} has started and holds alerts back until ${inUtc(endsAt)}`;
  if (endedAt !== undefined && endedAt <= startsAt) return `${thing} was cancelled before it started`;
  const held =
    waited === undefined || waited === 0
      ? 'none of the alerts it held still fires'
      : waited === 1
        ? 'one alert that it held still fires and is handled now'
        : `${waited} alerts that it held still fire and are handled now`;
  return `${thing} is over: ${held}`;
}

const WORDS = {
  snooze: 'A snooze',
  maintenance: 'A maintenance window',
  flapping: 'The hold on a flapping alert',
  pause: 'The pause of an integration',
} as const satisfies Record<SuppressionKind, string>;

const inUtc = (at: Date): string => `${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;
