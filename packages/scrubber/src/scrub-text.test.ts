import { describe, expect, test } from 'vitest';
import { testScrubber } from '../test/test-scrubber.ts';
import type { Detector } from './detector.ts';
import { isPseudonym } from './token.ts';

const scrubber = testScrubber();
const scrub = (text: string): string => scrubber.text(text).text;

describe('a secret found in any input is removed and reported [GOV 6.4]', () => {
  test('only the password of a URL goes, up to the last @', () => {
    expect(scrub('postgres://svc:p@ss@db/muster')).toBe('postgres://svc:[removed:url-password]@db/muster');
  });

  test('a finding names kind, class and place, never the secret', () => {
    expect(scrubber.text('run with password=hunter2 now').findings).toEqual([
      { kind: 'secret', classification: 'RESTRICTED', path: '', start: 18, end: 25, replacement: '[removed:secret]' },
    ]);
  });

  test('a key cut off in the middle takes its chunks with it and leaves the sentence', () => {
    const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw';
    expect(scrub(`-----BEGIN PRIVATE KEY-----\n${body}\nab12\n (cut by the editor).`)).toBe(
      '[removed:private-key]\n (cut by the editor).',
    );
  });

  test('a secret within an identifier wins over the identifier', () => {
    expect(scrub('user_id=a:eyJhbGciOiJub25lIn0.eyJhIjoxfQ.')).toMatch(/^user_id=\[removed:jwt\]\.?$/);
  });

  test('of a list under a key that means a secret the whole list goes, and nothing behind it', () => {
    const left = scrub('password=[hunter2, swordfish9] was tried');
    expect(left).not.toMatch(/hunter2|swordfish9/);
    expect(left).toContain('] was tried');
  });

  test('what looks like a token of ours hides nothing', () => {
    expect(scrub('password=[removed:secret]hunter2')).not.toContain('hunter2');
    expect(scrub('password=[removed:hunter2]')).not.toContain('hunter2');
  });
});

describe('identifiers become pseudonyms [GOV 6.6]', () => {
  test('the same person has the same one, in any spelling', () => {
    const [plain, other] = [scrubber.text('alice@example.com'), scrubber.text('to: ALICE%40Example.COM!')];
    expect(plain.findings[0]!.subject).toMatchObject({ kind: 'email', canonical: 'alice@example.com' });
    expect(other.findings[0]!.subject).toEqual(plain.findings[0]!.subject);
    expect(isPseudonym(plain.text, 'email')).toBe(true);
    expect(other.text).toBe(`to: ${plain.text}!`);
  });

  test('an escaped line break before an address is not part of it', () => {
    const { findings } = scrubber.text(String.raw`{"msg":"sent\nalice@example.com"}`);
    expect(findings.map(({ subject }) => subject?.canonical)).toEqual(['alice@example.com']);
  });

  test('addresses of known infrastructure become asset names, and their ports stay', () => {
    const known = testScrubber({ knownAddress: (ip) => ({ '10.0.0.5': 'db-1', 'fd00::5': 'db-2' })[ip] });
    expect(known.text('10.0.0.5:9100 and [FD00:0::5]:9100').text).toBe('db-1:9100 and [db-2]:9100');
    expect(known.text('::ffff:10.0.0.5').findings).toMatchObject([{ kind: 'ip', replacement: 'db-1' }]);
    expect(known.text('10.0.0.5').findings[0]).not.toHaveProperty('subject');
  });

  test('an asset name that is itself an address does not get through', () => {
    const known = testScrubber({ knownAddress: (ip) => (ip === '10.0.0.5' ? 'host 10.0.0.6' : undefined) });
    expect(known.text('on 10.0.0.5 now').text).toMatch(/^on ip~k1\.\w{26} now$/);
  });

  test('a host in a network of its own is an address, the network is none', () => {
    expect(scrub('10.1.2.3/24 in 10.1.2.0/24')).toMatch(/^ip~k1\.\w{26}\/24 in 10\.1\.2\.0\/24$/);
  });
});

describe('fails closed [GOV 6.5]', () => {
  const broken: Detector = {
    name: 'email',
    classification: 'CONFIDENTIAL',
    prefilter: ({ text }) => text.includes('x'),
    find: ({ text }) => {
      throw new Error(`cannot read ${text}`);
    },
  };

  test('a detector that throws takes the text out', () => {
    const fragile = testScrubber({ detectors: [broken] });
    expect(fragile.text('xyz')).toEqual({
      text: '[removed:unscannable]',
      findings: [
        {
          kind: 'unscannable',
          classification: 'RESTRICTED',
          path: '',
          start: 0,
          end: 3,
          replacement: '[removed:unscannable]',
        },
      ],
    });
    expect(fragile.text('abc').text).toBe('abc');
    expect(fragile.value({ a: 'xyz', b: 'abc' }).value).toEqual({ a: '[removed:unscannable]', b: 'abc' });
  });

  test('so do a text beyond the limit and one in too many disguises', () => {
    expect(testScrubber({ maxTextLength: 5 }).text('123456').text).toBe('[removed:unscannable]');
    let deep = 'alice@example.com';
    for (let layer = 0; layer < 12; layer++) deep = encodeURIComponent(deep);
    expect(scrub(deep)).toBe('[removed:unscannable]');
  });

  test('a pseudonym function of another make is refused at once', () => {
    expect(() => testScrubber({ pseudonym: (kind) => `<${kind}>` })).toThrow(/pseudonymFrom/);
  });
});
