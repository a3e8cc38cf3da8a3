import { expect, test } from 'vitest';
import { codeIn } from './code-in.ts';

test.each([
  'INC-CHJ7G',
  'inc-chj7g',
  'inc chj7g',
  ' chj7g ',
  'CHJ7G',
  'https://muster.example.org/incidents/INC-CHJ7G',
  'http://localhost:8080/incidents/inc-chj7g?tab=ledger#entry-4',
  '/incidents/INC-CHJ7G/',
])('%o names an incident', (text) => {
  expect(codeIn(text)).toBe('INC-CHJ7G');
});

test.each(['', 'fraud', 'CHJ7', 'CHJ7GG', 'inc', 'the chj7g', 'https://muster.example.org/alerts/INC-CHJ7G'])(
  '%o names none',
  (text) => {
    expect(codeIn(text)).toBeUndefined();
  },
);
