import { expect, test } from 'vitest';
import { soughtIn } from './search-words.ts';

test.each([
  ['fraud  slow', [{ text: 'fraud' }, { text: 'slow' }]],
  ['"queue grows" p99', [{ text: 'queue grows' }, { text: 'p99' }]],
  ['“queue grows” «und» „so“', [{ text: 'queue grows' }, { text: 'und' }, { text: 'so' }]],
  ['cluster=eu', [{ text: 'cluster=eu', label: { name: 'cluster', value: 'eu' } }]],
  ['team="on call"', [{ text: 'team=on call', label: { name: 'team', value: 'on call' } }]],
  ['cafe\u0301', [{ text: 'caf\u00e9' }]],
  ['a"b', [{ text: 'a"b' }]],
  ['"', []],
  ['  ', []],
  ['a\u0000b', [{ text: 'a' }, { text: 'b' }]],
  ['100% _', [{ text: '100%' }]],
])('%s', (words, sought) => {
  expect(soughtIn(words)).toEqual(sought);
});
