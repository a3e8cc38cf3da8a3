import { expect, test } from 'vitest';
import { fieldWords } from './field-words.ts';

test.each([
  ['/password', 'Password'],
  ['/currentPassword', 'Current password'],
  ['/email', 'E-mail'],
  ['/teamId', 'Team'],
  ['/governance/1/email', 'E-mail of governance 2'],
  ['', ''],
])('%o is said as %o', (path, words) => {
  expect(fieldWords(path)).toBe(words);
});
