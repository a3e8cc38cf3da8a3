import { expect, test } from 'vitest';
import { initialsOf, normaliseEmail } from './names.ts';

test.each([
  ['Ada Lovelace', 'AL'],
  ['Ada Augusta King', 'AK'],
  ['Plato', 'P'],
  ['  ', ''],
  ['Øystein Ærø', 'ØÆ'],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('case and blanks do not make another person of an e-mail', () => {
  expect(normaliseEmail(' Ada@Example.ORG ')).toBe(normaliseEmail('ada@example.org'));
});
