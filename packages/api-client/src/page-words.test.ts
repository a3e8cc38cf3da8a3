import { expect, test } from 'vitest';
import { channelWords, failureWords } from './page-words.ts';

test('a channel is told by its own name, and that there is none in words', () => {
  expect(['e-mail', 'webhook', 'no-channel'].map(channelWords)).toEqual(['e-mail', 'webhook', 'no channel']);
});

test('a page that did not get there says by what it failed and why, or that there was nothing to try', () => {
  expect(failureWords('e-mail', 'mail-not-configured')).toBe('e-mail: mail not configured');
  expect(failureWords('no-channel', 'no-channel')).toBe('no channel');
});
