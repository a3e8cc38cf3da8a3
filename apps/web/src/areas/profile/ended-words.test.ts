import { expect, test } from 'vitest';
import { endedWords } from './ended-words.ts';

test('whoever changed a password is told how many sessions it ended', () => {
  expect(endedWords(0)).toBe('Your password is changed. You were signed in nowhere else.');
  expect(endedWords(1)).toBe('Your password is changed. One other session has ended.');
  expect(endedWords(3)).toBe('Your password is changed. 3 other sessions have ended.');
});
