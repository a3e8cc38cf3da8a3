import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownersOf, parseCodeowners } from '../index.ts';

/**
 * An oracle that implements the same rules as a regular expression: slow on hostile patterns, but correct on small
 * ones.
 */
function oracle(pattern: string): RegExp {
  const segments = pattern.split('/');
  const isAnchored = segments.length > 2 || (segments.length === 2 && segments[1] !== '');
  if (segments[0] === '') segments.shift();
  else if (!isAnchored && segments[0] !== '**') segments.unshift('**');
  if (segments.length > 1 && segments.at(-1) === '') segments[segments.length - 1] = '**';
  const end = segments.length - 1;
  let source = '';
  for (const [index, segment] of segments.entries()) {
    if (segment === '**') source += index === end ? '[^/]+(?:/[^/]+)*' : '(?:[^/]+/)*';
    else if (segment === '*') source += index === end ? '[^/]+' : '[^/]+/';
    else {
      source += segment.replaceAll('?', '[^/]').replaceAll('*', '[^/]*');
      source += index === end ? '(?:/[^/]+)*' : '/';
    }
  }
  return new RegExp(`^${source}$`, 'u');
}

const segment = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
const patternSegment = fc.oneof(
  { weight: 3, arbitrary: segment },
  { weight: 1, arbitrary: fc.constantFrom('*', '**', '?', 'a*', '*b', 'a*b', '*a*') },
);
const pattern = fc
  .tuple(fc.constantFrom('', '/'), fc.array(patternSegment, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/'))
  .map(([start, segments, end]) => `${start}${segments.join('/')}${end}`)
  .filter((whole) => !/\*\*\/?$/.test(whole) || !whole.endsWith('/'));
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'));

test('patterns mean what a regular expression of the same rules means', () => {
  fc.assert(
    fc.property(pattern, path, (written, asked) => {
      const isOwned = ownersOf(parseCodeowners(`${written} @a`), asked).rule !== undefined;
      expect(isOwned).toBe(oracle(written).test(asked));
    }),
    { numRuns: 1_000 },
  );
});

test('no line can make reading throw, and each is a rule, a problem, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary' }), (line, asked) => {
      const file = parseCodeowners(line.replaceAll(/[\r\n]/g, ' '));
      expect(file.rules.length + file.problems.length).toBeLessThanOrEqual(1);
      ownersOf(file, asked);
    }),
  );
});

test.each([`${'a*'.repeat(2_000)}b`, `${'**/a/'.repeat(1_000)}b`, `${'*/'.repeat(2_000)}x`, '?*'.repeat(2_000)])(
  'a hostile pattern takes time in proportion to its length and the path’s',
  (hostile) => {
    const file = parseCodeowners(`${hostile} @a`);
    const before = process.cpuUsage();
    ownersOf(file, 'a'.repeat(4_000));
    ownersOf(file, 'a/'.repeat(2_000));
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(1_500);
  },
);
