import { expect, test } from 'vitest';
import { pathSegment } from './path-segment.ts';

test.each(['title', 'usersImpactedShare', 'expected_version', 'if-match', '0', '17'])('%s is repeated', (key) => {
  expect(pathSegment(key)).toBe(key);
});

test.each([
  ['a password', 'password=hunter2hunter2'],
  ['a word with digits in it', 'hunter2'],
  ['a token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'],
  ['an address', 'postgres://u:secretpw@db/x'],
  ['an e-mail', 'carol@example.com'],
  ['a long word', 'a'.repeat(33)],
  ['nothing', ''],
])('%s is not', (_what, key) => {
  expect(pathSegment(key)).toBe('?');
});
