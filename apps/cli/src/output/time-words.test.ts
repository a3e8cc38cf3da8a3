import { expect, test } from 'vitest';
import { agoWords, sinceWords, timedWords, timeOfDay } from './time-words.ts';

test('a moment that the server named reads as every other; one that somebody wrote stays as they wrote it', () => {
  const due = '2026-11-02T09:05:00Z';
  const summary = `found the acknowledge clock missed at ${due}`;
  expect(timedWords({ summary, instants: [due] })).toBe('found the acknowledge clock missed at 2026-11-02 09:05:00Z');
  expect(timedWords({ summary: `noted: since ${due}` })).toBe(`noted: since ${due}`);
});

test('a time of day says its zone', () => {
  expect(timeOfDay('2026-11-02T09:05:00.123Z')).toBe('09:05:00Z');
});

test('what has happened is never ahead, even where this machine’s clock is late', () => {
  const [happened, now] = ['2026-11-02T09:05:00.000Z', new Date('2026-11-02T09:04:00.000Z')];
  expect([agoWords(happened, now), sinceWords(happened, now)]).toEqual(['just now', '0m 00s']);
  expect(sinceWords(happened, new Date('2026-11-02T09:07:03.000Z'))).toBe('2m 03s');
});
