import { expect, test } from 'vitest';
import { testScrubber } from '../test/test-scrubber.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const bytesOf = (text: string): number[] => [...encodeUtf8(text)];

test('each length of a character is read back as it was written', () => {
  for (const character of [
    'a',
    '\u007f',
    '\u0080',
    'é',
    '\u07ff',
    '\u0800',
    '＠',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '𝔸',
    '\u{10ffff}',
  ])
    expect(decodeUtf8(bytesOf(character))).toBe(character);
});

test('what is no well-formed character is none: halves of a pair, overlong forms, too many or too few bytes', () => {
  for (const bytes of [
    [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf],
    [0xc0, 0x80],
    [0xe0, 0x80, 0xaf],
    [0xf4, 0x90, 0x80, 0x80],
    [0x80],
    [0xc3],
    [0xc3, 0xa9, 0xa9],
  ])
    expect(decodeUtf8(bytes)).toBeUndefined();
});

test('an address whose sign is percent-encoded in several bytes is found [GOV 6.6]', () => {
  expect(testScrubber().text('to alice%EF%BC%A0example.com').text).not.toContain('alice');
});
