import { depth } from '@muster/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_ALLOWED, parseAllowList } from './allow-list.ts';
import { judgeUrl } from './judge-url.ts';

const allowList = (text: string) => {
  const parsed = parseAllowList(text.split(/[\s,]+/).filter((entry) => entry !== ''));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};
const kindOf = (url: string, allow = '') => {
  const judged = judgeUrl(url, allowList(allow));
  return judged.ok ? 'ok' : judged.error.kind;
};

const inside = (first: number, second: readonly [number, number]) =>
  fc.tuple(fc.constant(first), fc.integer({ min: second[0], max: second[1] }), fc.nat(255), fc.nat(255));

/** IPv4 addresses that no outsider may make Muster call: each special range of RFC 6890, and the metadata services. */
const privateV4 = fc.oneof(
  inside(0, [0, 255]),
  inside(10, [0, 255]),
  inside(100, [64, 127]),
  inside(127, [0, 255]),
  inside(169, [254, 254]),
  inside(172, [16, 31]),
  inside(192, [168, 168]),
  inside(198, [18, 19]),
  inside(224, [0, 255]),
  inside(240, [0, 255]),
  fc.constant([255, 255, 255, 255] as const),
  fc.constant([168, 63, 129, 16] as const),
);

type Quad = readonly [number, number, number, number];
const asNumber = ([a, b, c, d]: Quad) => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
const hex = (value: number) => value.toString(16).padStart(2, '0');
const words = ([a, b, c, d]: Quad) => `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;

/** The ways to write one IPv4 address in a URL's host. */
const disguises: Record<string, (quad: Quad) => string> = {
  dotted: (quad) => quad.join('.'),
  decimal: (quad) => String(asNumber(quad)),
  hexadecimal: (quad) => `0x${asNumber(quad).toString(16)}`,
  octal: (quad) => `0${asNumber(quad).toString(8)}`,
  'dotted octal': (quad) => quad.map((part) => `0${part.toString(8)}`).join('.'),
  'dotted hexadecimal': (quad) => quad.map((part) => `0x${part.toString(16)}`).join('.'),
  'three parts': ([a, b, c, d]) => `${a}.${b}.${(c << 8) | d}`,
  'two parts': ([a, b, c, d]) => `${a}.${(b << 16) | (c << 8) | d}`,
  'a last dot': (quad) => `${quad.join('.')}.`,
  'full width digits': (quad) =>
    quad.join('.').replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'percent-encoded digits': (quad) => quad.join('.').replaceAll(/\d/g, (digit) => `%3${digit}`),
  'IPv4-mapped': (quad) => `[::ffff:${quad.join('.')}]`,
  'IPv4-mapped in hexadecimal': (quad) => `[0:0:0:0:0:FFFF:${words(quad)}]`,
  'IPv4-compatible': (quad) => `[::${words(quad)}]`,
  'IPv4-translated': (quad) => `[::ffff:0:${words(quad)}]`,
  NAT64: (quad) => `[64:ff9b::${words(quad)}]`,
  'local NAT64': (quad) => `[64:ff9b:1::${words(quad)}]`,
  '6to4': (quad) => `[2002:${words(quad)}::1]`,
  Teredo: (quad) => `[2001:0:${words(quad)}::1]`,
};

describe('no private address can be called, however it is written', () => {
  test.each(Object.entries(disguises))('%s', (_, write) => {
    fc.assert(
      fc.property(privateV4, fc.constantFrom('https', 'http'), (quad, scheme) => {
        expect(kindOf(`${scheme}://${write(quad as Quad)}/hook`)).not.toBe('ok');
      }),
      { seed: 20261102, numRuns: 75 * depth },
    );
  });

  test.each([
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '100::1',
    '3fff::',
    '5f00::1',
    '4000::1',
  ])('%s', (address) => {
    expect(kindOf(`https://[${address}]/`)).toBe('refused_address');
  });
});

describe('what may be called', () => {
  test.each([
    'https://hooks.example.com/x',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://example.com:8443/',
  ])('%s', (url) => {
    expect(kindOf(url)).toBe('ok');
  });

  test.each([
    ['http://127.0.0.1:9093/', '127.0.0.1'],
    ['http://127.8.8.8/', '127.0.0.0/8'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:10.1.2.3]/', '10.1.0.0/16'],
    ['http://receiver.internal/', 'Receiver.Internal'],
    ['http://localhost:1/', 'db, localhost\n10.0.0.0/8'],
    ['https://169.254.169.254/', '169.254.169.254/32'],
  ])('%s once an operator has listed %s', (url, allow) => {
    expect(kindOf(url)).toBe('refused_address');
    expect(kindOf(url, allow)).toBe('ok');
  });
});

describe('what may not', () => {
  test.each([
    ['plain HTTP, even to a public host', 'http://example.com/', '', 'refused_address'],
    ['plain HTTP to a host beside a listed network', 'http://8.8.8.8/', '10.0.0.0/8', 'refused_address'],
    [
      'a metadata service, though its network is listed',
      'http://169.254.169.254/',
      '169.254.0.0/16, 0.0.0.0/0',
      'refused_address',
    ],
    [
      'a metadata service in disguise, though its network is listed',
      'http://[::ffff:a9fe:a9fe]/',
      '169.254.0.0/16, ::/0',
      'refused_address',
    ],
    ['a user and password', 'https://user:secret@example.com/', '', 'bad_request'],
    ['another scheme', 'file:///etc/passwd', '', 'bad_request'],
    ['what is no URL', 'example.com/hook', '', 'bad_request'],
  ])('%s', (_, url, allow, kind) => expect(kindOf(url, allow)).toBe(kind));

  test('and the reason never repeats what was entered', () => {
    const judged = judgeUrl('https://user:hunter2@10.0.0.1/T0/SECRET', NOTHING_ALLOWED);
    expect(JSON.stringify(judged)).not.toMatch(/hunter2|SECRET/);
  });
});

test.each(['10.0.0.0/33', '1.2.3', 'http://x', 'a b!', '-x.example', '300.1.1.1'])(
  'an allow-list with %s is refused and named',
  (entry) => {
    const parsed = parseAllowList([entry]);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).toContain(entry);
  },
);
