import { character, depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benign } from '../test/benign-corpus.ts';
import { disguises } from '../test/disguises.ts';
import { planted } from '../test/planted-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';
import type { Finding } from './finding.ts';

const scrubber = testScrubber();
const seed = 15_009;

function streamed(chunks: readonly string[]): { text: string; findings: readonly Finding[] } {
  const stream = scrubber.stream();
  const parts = [...chunks.map((chunk) => stream.push(chunk)), stream.end()];
  return { text: parts.map(({ text }) => text).join(''), findings: parts.flatMap(({ findings }) => findings) };
}

const line = fc.oneof(
  fc
    .constantFrom(...planted)
    .chain((plant) => fc.constantFrom(...disguises).map((disguise) => disguise.put(plant.text))),
  fc.constantFrom(...planted).map(({ text }) => `note ${text} end`),
  fc.constantFrom(...benign),
  fc.string({ unit: character, maxLength: 20 }),
  fc.constantFrom('curl https://a.example/ \\', '<password>', '-----BEGIN PRIVATE KEY-----', 'user_id=', '😀', ''),
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', ' ', '; ')), { maxLength: 8 })
  .map((lines) => lines.flat().join(''));

function cutAt(whole: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...places].map((from, index) => whole.slice(from, places[index] ?? whole.length));
}

describe('a text in chunks comes out as the whole does, however it is cut', () => {
  test('at any places, in the middle of a secret or of a character [GOV 6.4, 6.6]', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(2_000), { maxLength: 12 }), (whole, cuts) => {
        expect(streamed(cutAt(whole, cuts))).toEqual(scrubber.text(whole));
      }),
      { seed, numRuns: 150 * depth },
    );
  });

  test('unit by unit [GOV 6.4]', () => {
    fc.assert(
      fc.property(text, (whole) => {
        expect(streamed(whole.split(''))).toEqual(scrubber.text(whole));
      }),
      { seed: seed + 1, numRuns: 60 * depth },
    );
  });

  test('and nothing goes out before all of it has been read [GOV 6.4]', () => {
    const stream = scrubber.stream();
    expect(stream.push('paged ana@cust').text).toBe('');
    expect(stream.push('omer.example, password=hunter2').text).toBe('');
    expect(stream.push('hunter2\nnext').text).toMatch(/^paged email~k1\.\w{26}, password=\[removed:secret\]\n$/);
    expect(stream.end().text).toBe('next');
  });

  test('what is scrubbed by chunks stays as it is when scrubbed again [GOV 6.5]', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const once = streamed([whole]).text;
        expect(scrubber.text(once)).toEqual({ text: once, findings: [] });
      }),
      { seed: seed + 2, numRuns: 100 * depth },
    );
  });
});

describe('lines that need each other are read together', () => {
  const body = 'MIIEowIBAAKCAQEAx3Zr9Ad0PqL7h2v1q8sK3yTz0WmX';
  test.each([
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${body}\n${body}\n-----END PRIVATE KEY-----\nall well`, body],
    ['a key that was cut off', `-----BEGIN RSA PRIVATE KEY-----\n${body}\n${body}\n… all well`, body],
    [
      'a key in disguise',
      `\u200b-----BEGIN\u200b PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\nall well`,
      body,
    ],
    ['a command that goes on', 'curl https://a.example/x \\\n  -u svc:hunter2hunter2\nall well', 'hunter2'],
    ['an element and its value', '<password>\n  hunter2hunter2\n</password>\nall well', 'hunter2'],
    ['a key id and its secret', `AKIAIOSFODNN7EXAMPLQ\nwJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLEK1\nall well`, 'wJalr'],
  ])('%s [GOV 6.4]', (_, whole, secret) => {
    const result = streamed(whole.split(/(?<=[e\n])/));
    expect(result.text).not.toContain(secret);
    expect(result.text).toMatch(/all well$/);
    expect(result).toEqual(scrubber.text(whole));
  });
});

test('a line without end is withheld, in no more memory than a text may have [GOV 6.5]', () => {
  const small = testScrubber({ maxTextLength: 1000 });
  const stream = small.stream();
  for (let index = 0; index < 100; index++) expect(stream.push('password=hunter2hunter2 ').text).toBe('');
  expect(stream.push('end\nfine\n')).toMatchObject({
    text: '[removed:unscannable]\nfine\n',
    findings: [{ kind: 'unscannable', start: 0, end: 2403 }],
  });
});
