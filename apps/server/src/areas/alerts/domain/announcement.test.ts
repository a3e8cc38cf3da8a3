import { expect, test } from 'vitest';
import { announcementWords, isAnnounced } from './announcement.ts';

const window = {
  kind: 'maintenance',
  startsAt: new Date('2026-11-30T10:00:00Z'),
  endsAt: new Date('2026-11-30T12:00:00Z'),
  endedAt: undefined,
  alerts: 0,
} as const;

test('says of a window when it is, that it holds alerts back, and what waited for its end', () => {
  expect(announcementWords(window, 'planned', undefined)).toBe(
    'A maintenance window is planned from 2026-11-30 10:00 UTC until 2026-11-30 12:00 UTC',
  );
  expect(announcementWords(window, 'began', undefined)).toContain('holds alerts back until 2026-11-30 12:00 UTC');
  const over = { ...window, endedAt: window.endsAt };
  expect(announcementWords(over, 'ended', 0)).toContain('none of the alerts it held still fires');
  expect(announcementWords(over, 'ended', 1)).toContain('one alert that it held still fires');
  expect(announcementWords(over, 'ended', 7)).toContain('7 alerts that it held still fire');
});

test('one that was ended before it began is called off, and a snooze says of how many alerts', () => {
  const off = { ...window, endedAt: new Date('2026-11-30T09:00:00Z') };
  expect(announcementWords(off, 'ended', 0)).toBe('A maintenance window was cancelled before it started');
  const snooze = { ...window, kind: 'snooze', alerts: 1000 } as const;
  expect(announcementWords(snooze, 'began', undefined)).toContain('A snooze (1000 alerts) has started');
});

test('flapping is not a message', () => {
  expect(isAnnounced('flapping')).toBe(false);
  expect(isAnnounced('snooze')).toBe(true);
});
