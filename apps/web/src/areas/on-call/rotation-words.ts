import type { SchedulePlan } from '@muster/api-client';

export type Rotation = SchedulePlan['rotations'][number];

/** What a rotation does, in a sentence. */
export function rotationWords(rotation: Rotation, zone: string): string {
  const { everyDays, handover, startsOn, windows, counts, layer } = rotation;
  const length = everyDays === 1 ? 'daily' : everyDays === WEEK ? 'weekly' : `every ${everyDays} days`;
  const week = everyDays % WEEK === 0 ? `${WEEKDAYS[new Date(`${startsOn}T00:00:00Z`).getUTCDay()] ?? ''} ` : '';
  return [
    `${length}, handed over ${week}at ${handover} (${zone})`,
    ...(windows.length === 0 ? [] : [`only ${windows.map(windowWords).join(', ')}`]),
    ...(windows.length > 0 && counts === 'covered' ? ['turns count covered shifts only'] : []),
    ...(layer > 0 ? [`layer ${layer}: takes precedence over lower layers`] : []),
  ].join('; ');
}

const windowWords = ({ fromDay, from, toDay, to }: Rotation['windows'][number]): string =>
  fromDay === toDay && from < to
    ? `${dayName(fromDay)} ${from}–${to}`
    : `${dayName(fromDay)} ${from} to ${dayName(toDay)} ${to}`;

/** Monday is 1. */
export const dayName = (day: number): string => WEEKDAYS[day % WEEK] ?? '';

const WEEK = 7;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
