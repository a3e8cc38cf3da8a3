import { isIPv6 } from 'node:net';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testScrubber } from '../test/test-scrubber.ts';
import { canonicalIp, parseIpv6 } from './ip-address.ts';

/** RFC 5952 according to the platform's own URL parser, which follows the same rules. */
const byPlatform = (address: string): string => new URL(`http://[${address}]/`).hostname.slice(1, -1);

test('IPv6 is read and spelled as the platform does (RFC 4291, RFC 5952)', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const canonical = canonicalIp(address);
      expect(canonical).toBeDefined();
      expect(parseIpv6(byPlatform(address))).toEqual(parseIpv6(address));
      if (canonical!.includes(':')) expect(canonical).toBe(byPlatform(address));
    }),
    { seed: 59, numRuns: 100 * depth },
  );
});

test('nothing else is read as an address', () => {
  const piece = fc.constantFrom('::', ':', '1', 'ffff', '12345', 'g', '1.2.3.4', '.', '256.1.1.1', 'db8');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
      (text) => {
        expect(parseIpv6(text) !== undefined).toBe(isIPv6(text));
      },
    ),
    { seed: 42, numRuns: 250 * depth },
  );
});

test('any IPv4 address that may name a host is replaced, wherever it stands [GOV 6.6]', () => {
  const scrubber = testScrubber();
  const host = fc.ipV4().filter((ip) => !/^(?:127\.|255\.|0\.0\.0\.0$)/.test(ip));
  fc.assert(
    fc.property(
      host,
      fc.constantFrom('', 'ip=', 'http://', '(', 'x', '/'),
      fc.constantFrom('', ':80', '/24', '.', ')', ' x'),
      (ip, left, right) => {
        fc.pre(!(right === '/24' && ip.endsWith('.0')));
        expect(scrubber.text(left + ip + right).text).not.toContain(ip);
      },
    ),
    { seed: 66, numRuns: 50 * depth },
  );
});

test('any global, local or full IPv6 address is replaced, wherever it stands [GOV 6.6]', () => {
  const scrubber = testScrubber();
  const group = fc.integer({ min: 0x100, max: 0xffff }).map((value) => value.toString(16));
  const full = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':'));
  const short = fc
    .tuple(
      fc.constantFrom('2001', '2a02', 'fd12', 'fe80'),
      fc.array(group, { maxLength: 3 }),
      fc.array(group, { minLength: 1, maxLength: 3 }),
    )
    .map(([first, head, tail]) => `${[first, ...head].join(':')}::${tail.join(':')}`);
  const spelled = fc.oneof(full, short).chain((ip) => fc.constantFrom(ip, ip.toUpperCase()));
  fc.assert(
    fc.property(
      spelled,
      fc.constantFrom('', 'ip=', '[', 'source:', 'face:', ' '),
      fc.constantFrom('', ']:80', ':', '.', '%eth0', ' x'),
      (ip, left, right) => {
        expect(scrubber.text(left + ip + right).text).not.toContain(ip);
      },
    ),
    { seed: 66, numRuns: 50 * depth },
  );
});
