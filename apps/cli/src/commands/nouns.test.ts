import { lists, verbs } from '@muster/api-client/declared';
import { expect, test } from 'vitest';
import { nouns } from './nouns.ts';

test('everything that the server declares is a noun of the command line, and each once', () => {
  const known = nouns.map(({ name }) => name);
  expect(known.filter((name, at) => known.indexOf(name) !== at)).toEqual([]);
  const declared = new Set([...lists, ...verbs].map(({ noun }) => noun));
  expect([...declared].filter((noun) => !known.includes(noun))).toEqual([]);
});
