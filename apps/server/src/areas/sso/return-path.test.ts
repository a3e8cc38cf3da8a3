import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('after signing in one is on a page of Muster, whatever the address asked for [GOV 7.7]', () => {
  test.each(['/', '/incidents/INC-7K2M', '/ledger?kind=incident#top', '/a/../b'])('%s is one', (path) => {
    expect(returnPath(path)).toBe(new URL(path, 'https://muster.invalid').href.slice('https://muster.invalid'.length));
  });

  test.each([
    undefined,
    '',
    'incidents',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'javascript:alert(1)',
    '\\\\evil.example',
    '/ /evil.example',
  ])('%j is none', (path) => {
    expect(returnPath(path)).toBe('/');
  });

  test('no text leads a browser to another host', () => {
    const part = fc.constantFrom('/', '\\', '\t', '\n', '.', '..', 'evil.example', '@', ':', '?', '#', '%2f', 'a');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const { origin } = new URL(returnPath(parts.join('')), 'https://muster.example.org');
        expect(origin).toBe('https://muster.example.org');
      }),
    );
  });
});
