import { expect, test } from 'vitest';
import { ownAddress } from '../session/own-address.ts';
import { linkToken } from './link-token.ts';

test('the token of a one-time link is found wherever the link carries it', () => {
  expect(linkToken({ hash: '#abc-DEF_1', search: '' })).toBe('abc-DEF_1');
  expect(linkToken({ hash: '#token=abc', search: '' })).toBe('abc');
  expect(linkToken({ hash: '', search: '?token=abc' })).toBe('abc');
  expect(linkToken({ hash: '', search: '' })).toBeUndefined();
});

test('signing in leads to an address of ours and never to another site', () => {
  expect(ownAddress('/incidents/INC-7KQ2F?x=1')).toBe('/incidents/INC-7KQ2F?x=1');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    undefined,
  ]) {
    expect(ownAddress(elsewhere)).toBe('/');
  }
});
