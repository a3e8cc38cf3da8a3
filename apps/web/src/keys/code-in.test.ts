import { expect, test } from 'vitest';
import { codeIn } from './code-in.ts';

test.each(['INC-CHJ7G', 'inc-chj7g', 'inc chj7g', ' chj7g ', 'CHJ7G'])('%o is a code', (text) => {
  expect(codeIn(text)).toBe('INC-CHJ7G');
});

test.each(['', 'fraud', 'CHJ7', 'CHJ7GG', 'inc', 'the chj7g'])('%o is none', (text) => {
  expect(codeIn(text)).toBeUndefined();
});
