import { expect, test } from 'vitest';
import { endedWords } from './ended-words.ts';

test('whoever changed a password is told how many sessions it ended', () => {
  expect(endedWords(0)).toBe('Your password has been changed. You were not signed in anywhere else.');
  expect(endedWords(1)).toBe('Your password has been changed. One other session has ended.');
  expect(endedWords(3)).toBe('Your password has been changed. 3 other sessions have ended.');
});
