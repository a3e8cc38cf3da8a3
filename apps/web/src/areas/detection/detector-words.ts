import type { Detector } from '@muster/api-client';

/** Whether it watches, and whether anybody hears it. */
export const stateWords = ({ state, mutedUntil }: Pick<Detector, 'state' | 'mutedUntil'>): string =>
  state === 'active' ? (mutedUntil === undefined ? '✓ watches' : '– mute') : state;
