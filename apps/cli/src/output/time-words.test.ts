import { expect, test } from 'vitest';
import { timedWords, timeOfDay } from './time-words.ts';

test('a moment that the server named reads as every other; one that somebody wrote stays as they wrote it', () => {
  const due = '2026-11-02T09:05:00Z';
  const summary = `found the acknowledge clock missed at ${due}`;
  expect(timedWords({ summary, instants: [due] })).toBe('found the acknowledge clock missed at 2026-11-02 09:05:00Z');
  expect(timedWords({ summary: `noted: since ${due}` })).toBe(`noted: since ${due}`);
});

test('a time of day says its zone', () => {
  expect(timeOfDay('2026-11-02T09:05:00.123Z')).toBe('09:05:00Z');
});
