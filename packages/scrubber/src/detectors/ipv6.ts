import type { Detector, Match } from '../detector.ts';
import { canonicalIp, parseIpv4, parseIpv6 } from '../ip-address.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';
import { identifiesNobody } from './ipv4.ts';

/** Every RFC 4291 form of an address that may identify a host, with its zone id. */
export const ipv6: Detector = {
  name: 'ip',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.colons) !== 0,
  find,
};

/** A first group or `::`, not in the middle of a longer hexadecimal word. */
const groupStart = /(?<![0-9a-f])(?:[0-9a-f]{1,4}|:):/gi;
const dottedTail = /\d{1,3}(?:\.\d{1,3}){3}/y;
const zone = /%(?:25)?[A-Za-z0-9_.-]{1,16}/y;

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  const scan = groupStart;
  scan.lastIndex = 0;
  for (let hit = scan.exec(view.text); hit !== null; hit = scan.exec(view.text)) {
    const start = hit.index;
    const end = addressEnd(view.text, start);
    scan.lastIndex = start + 1;
    if (end === undefined) continue;
    const address = view.text.slice(start, end);
    const canonical = canonicalIp(address) ?? '';
    if (!mayNameHost(address, canonical) || isNetwork(address, view.text, end)) continue;
    zone.lastIndex = end;
    const whole = zone.test(view.text) ? zone.lastIndex : end;
    matches.push({ start, end: whole, subject: { kind: 'ip', canonical } });
    scan.lastIndex = whole;
  }
  return matches;
}

/** The end of the address that begins here, if there is one and no word continues after it. */
function addressEnd(text: string, start: number): number | undefined {
  let end = start;
  let colons = 0;
  let shortened = 0;
  for (; end - start < longestSpelling; end++) {
    const code = text.charCodeAt(end);
    if (code !== colon && !isHexCode(code)) break;
    if (code !== colon) continue;
    if (++colons > 8) return undefined;
    if (text.charCodeAt(end - 1) === colon && end > start && ++shortened > 1) return undefined;
  }
  if (end - start > 2 && text[end - 1] === ':' && text[end - 2] !== ':') end--;
  if (text[end] === '.') {
    dottedTail.lastIndex = text.lastIndexOf(':', end) + 1;
    if (dottedTail.test(text)) end = dottedTail.lastIndex;
  }
  if (shortened === 0 && colons < 6) return undefined;
  const next = text[end] ?? '';
  const goesOn = isHexCode(next.charCodeAt(0)) || (colons < 3 && /[a-z]/i.test(next));
  return goesOn || parseIpv6(text.slice(start, end)) === undefined ? undefined : end;
}

const colon = 0x3a;
const longestSpelling = 45;

function isHexCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

/**
 * `a::b`, `std::vector`, `x[1::2]` and hex pairs also parse as IPv6. A shortened address must be in an allocated range
 * or have four groups; a full one must not consist of pairs.
 */
function mayNameHost(address: string, canonical: string): boolean {
  const mapped = parseIpv4(canonical);
  if (mapped !== undefined) return !identifiesNobody(mapped);
  if (canonical === '::' || canonical === '::1') return false;
  if (address.includes('.')) return true;
  const shown = address.split(':').filter((group) => group !== '');
  if (!address.includes('::')) return shown.some((group) => group.length > 2);
  if (shown.length >= 4) return true;
  const first = address.startsWith('::') ? 0 : Number.parseInt(shown[0] ?? '', 16);
  return shown.length >= 2 && allocated.some(([from, to]) => first >= from && first <= to);
}

/** Global unicast, unique local, link and site local, multicast (IANA), and the NAT64 prefix. */
const allocated = [
  [0x2000, 0x3fff],
  [0xfc00, 0xfdff],
  [0xfe80, 0xfeff],
  [0xff00, 0xff7f],
  [0x64, 0x64],
] as const;

/** A prefix of /48 or shorter with nothing after it is a network, not a host or a household. */
function isNetwork(address: string, text: string, end: number): boolean {
  const suffix = /^\/(\d{1,3})(?!\d)/.exec(text.slice(end, end + 5));
  return suffix !== null && Number(suffix[1]) <= 48 && address.endsWith('::');
}
