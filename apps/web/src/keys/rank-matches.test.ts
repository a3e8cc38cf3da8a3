import { expect, test } from 'vitest';
import { rankMatches } from './rank-matches.ts';

const words = ['Go to incidents', 'Declare an incident', 'Dark theme'];

test('every word must be there, in any order, and a beginning comes first', () => {
  expect(rankMatches(words, 'incident', (word) => word)).toEqual(['Go to incidents', 'Declare an incident']);
  expect(rankMatches(words, 'd', (word) => word)).toEqual(['Declare an incident', 'Dark theme', 'Go to incidents']);
  expect(rankMatches(words, 'INCIDENT  declare', (word) => word)).toEqual(['Declare an incident']);
});

test('nothing asked for keeps everything', () => {
  expect(rankMatches(words, '  ', (word) => word)).toBe(words);
});
