import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { parseIpv4 } from '../ip-address.ts';
import { meaningOfKey } from '../key-lexicon.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/** Dotted decimal addresses that may identify a host, including private and documentation ranges (R29). */
export const ipv4: Detector = {
  name: 'ip',
  classification: 'CONFIDENTIAL',
  prefilter: (view) =>
    (view.marks & Mark.digit) !== 0 &&
    ((view.marks & Mark.dots) !== 0 ||
      ((view.marks & Mark.dash) !== 0 && hostName.test(view.text)) ||
      ((view.marks & Mark.slash) !== 0 && view.text.includes('://'))),
  find,
};

/** `ip-10-0-0-1.ec2.internal`: cloud host names that contain the address. */
const hostName = /(?<![A-Za-z0-9])(ip|ec2)-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})(?![\d-])/;
const hostNames = new RegExp(hostName, 'g');

const dotted = /\d{1,4}(?:\.\d{1,6}){3,}/g;

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { 0: run, index } of matchesOf(dotted, view.text)) {
    const parts = run.split('.');
    // tcpdump appends a port as a fifth part; object identifiers can have five parts, too, but begin with 0, 1 or 2.
    if (parts.length > 5 || (parts.length === 5 && Number(parts[0]) <= 2)) continue;
    const address = parts.slice(0, 4).join('.');
    const octets = parseIpv4(address);
    const end = index + address.length;
    if (octets === undefined || identifiesNobody(octets)) continue;
    if (isNetwork(octets, view.text, end) || isVersion(view, octets, index, end)) continue;
    matches.push({ start: index, end, subject: { kind: 'ip', canonical: octets.join('.') } });
  }
  const named = (view.marks & Mark.dash) === 0 ? [] : matchesOf(hostNames, view.text);
  for (const { 0: name, 1: prefix = '', index } of named) {
    const start = index + prefix.length + 1;
    const octets = parseIpv4(view.text.slice(start, index + name.length).replaceAll('-', '.'));
    if (octets === undefined || identifiesNobody(octets)) continue;
    matches.push({ start, end: index + name.length, subject: { kind: 'ip', canonical: octets.join('.') } });
  }
  if (view.text.includes('://')) addHosts(view.text, matches);
  return matches;
}

/**
 * `http://2130706433/`, `http://0x7f.1/`, `http://0177.0.0.1/`: other forms that resolvers accept (inet_aton). A bucket
 * name is not a host.
 */
const numericHost =
  /(?<=\b(?:https?|wss?|s?ftps?|ssh|tcp|udp|grpcs?|rediss?|postgres(?:ql)?|mysql|mongodb|amqps?|smtps?|ldaps?)):\/\/(?:[^\s/@]{0,64}@)?((?:0x[0-9a-f]{1,8}|\d{1,11})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,11})){0,3})(?=[:/?#\s"'<>),;]|$)/gi;

function addHosts(text: string, matches: Match[]): void {
  for (const { 0: whole, 1: host = '', index } of matchesOf(numericHost, text)) {
    if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) && !/(?:^|\.)0\d/.test(host)) continue;
    const octets = octetsOf(host);
    if (octets === undefined || identifiesNobody(octets)) continue;
    const end = index + whole.length;
    matches.push({ start: end - host.length, end, subject: { kind: 'ip', canonical: octets.join('.') } });
  }
}

/** Up to four numbers, decimal, octal or hexadecimal; the last one fills all remaining octets. */
function octetsOf(host: string): readonly number[] | undefined {
  const parts = host.split('.').map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = parts.pop() ?? NaN;
  const left = 4 - parts.length;
  if (!parts.every((part) => part <= 255) || !(last < 256 ** left) || (left === 4 && last < 2 ** 24)) return undefined;
  return [...parts, ...Array.from({ length: left }, (_, index) => Math.floor(last / 256 ** (left - 1 - index)) % 256)];
}

/** Loopback, unspecified, netmasks and broadcast. */
export function identifiesNobody(octets: readonly number[]): boolean {
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const inverse = 0xffffffff - value;
  const isMask = octets[0] === 255 && (inverse & (inverse + 1)) === 0;
  return octets[0] === 127 || value === 0 || isMask;
}

/** `10.0.0.0/8` is a range, not a host, if no finer than the /24 that anonymisation truncates to. */
function isNetwork(octets: readonly number[], text: string, end: number): boolean {
  const suffix = /^\/(\d{1,2})(?!\d)/.exec(text.slice(end, end + 4));
  const bits = suffix === null ? 33 : Number(suffix[1]);
  if (bits > 24) return false;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return value % 2 ** (32 - bits) === 0;
}

const products = new Set(
  `chrome chromium edg edge opr opera safari applewebkit firefox electron headlesschrome crios vivaldi yabrowser
  samsungbrowser openssl nvidia cuda cudnn`.split(/\s+/),
);
/** Servers with four-part versions; their names also precede addresses, which do not begin with such a small number. */
const servers = new Set(['nexus', 'sonarqube', 'artifactory', 'weblogic']);
const versionWord =
  /^(?:v|ver|\w*versions?|release|build|driver|kernel|firmware|sections?|sec|chapter|clauses?|paragraph|appendix|figure)$/;
const pinned = /[\w\]](?:==|~=|>=|<=|\^)$/;
const versionSuffix =
  /^(?:[-_+~](?:amd64|arm64|x86|i386|snapshot|alpha|beta|rc|alpine|slim|debian|ubuntu|dfsg|build|r\d|\d+ubuntu|\d+\.el|el\d)|\.(?:jar|tgz|tar|whl|rpm|deb|zip|dll|exe|so|el\d))/i;

/** Four-part versions, recognised by context; after a common word, a first part above 99 is not a version. */
function isVersion(view: View, octets: readonly number[], start: number, end: number): boolean {
  const word = wordBefore(view.text, start);
  if (products.has(word) || (servers.has(word) && (octets[0] ?? 0) < 10)) return true;
  if ((octets[0] ?? 0) >= 100) return false;
  if ((word !== '' && versionWord.test(word)) || pinned.test(view.text.slice(Math.max(0, start - 3), start)))
    return true;
  if (versionSuffix.test(view.text.slice(end, end + 16))) return true;
  const isWholeValue = start === 0 && !/[:/]/.test(view.text[end] ?? '');
  return isWholeValue && meaningOfKey(view.label) === 'version';
}

/** The word before an offset, skipping signs such as `": "`; in lower case. */
function wordBefore(text: string, offset: number): string {
  let end = offset;
  while (end > 0 && offset - end < 6 && /[\s:=/"'\\_-]/.test(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 24 && isLetterCode(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end).toLowerCase();
}

function isLetterCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
