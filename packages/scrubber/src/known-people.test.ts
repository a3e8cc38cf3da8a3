import { expect, test } from 'vitest';
import { testScrubber } from '../test/test-scrubber.ts';

const scrubber = testScrubber().naming(['Ana Novák', 'Will Page', '王小明', 'Mary-Jane O’Connor']);
const found = (text: string) => scrubber.text(text).findings.map(({ subject }) => subject?.canonical);

test.each([
  ['Ana Novák restarted the pod', 'Ana Novák'],
  ['paged ANA NOVAK at noon', 'Ana Novák'],
  ['owner: Novak, Ana', 'Ana Novák'],
  ['A. Novak approved', 'Ana Novák'],
  ['by ana.novak this morning', 'Ana Novák'],
  ['then Ana said so', 'Ana Novák'],
  ['will page took over', 'Will Page'],
  ['由王小明处理', '王小明'],
  ["Mary-Jane O'Connor is on it", 'Mary-Jane O’Connor'],
])('%s: names a member of the incident [GOV 6.6]', (text, name) => {
  expect(found(text)).toEqual([name]);
});

test.each(['Will this page anybody?', 'the banana novaks', 'Page 3 of 7', 'nova is down', 'analysis by an agent'])(
  '%s: names nobody',
  (text) => {
    expect(scrubber.text(text).text).toBe(text);
  },
);

test('a person is one pseudonym, however they are named, and only where their name was given', () => {
  const [one, two] = ['Ana Novák', 'NOVAK, Ana'].map((text) => scrubber.text(text).text);
  expect(one).toBe(two);
  expect(testScrubber().text('Ana Novák restarted it').findings).toEqual([]);
});
