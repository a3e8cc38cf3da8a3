import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import { isPlaceholder } from '../placeholder.ts';
import { looksRandom } from '../secret-value.ts';
import type { View } from '../view.ts';

/** The password in the userinfo of a URL or database address, or a token by itself there. */
export const urlPassword: Detector = {
  name: 'url-password',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.at) !== 0 && (view.marks & Mark.slash) !== 0,
  find,
};

const scheme = /(?:^|(?<=[^A-Za-z0-9+.-]))[A-Za-z][A-Za-z0-9+.-]{0,30}$/;
const blank = /[\s"'`<>]/;
const oracle = /jdbc:oracle:\w{1,10}:[^/\s"']{1,64}\/([^@\s"']{1,128})@/gi;

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  const { text } = view;
  for (let mark = text.indexOf('://'); mark !== -1;) {
    const start = mark + 3;
    const next = text.indexOf('://', start);
    const reach = text.slice(start, next === -1 ? text.length : next);
    const name = scheme.exec(text.slice(Math.max(0, mark - 32), mark))?.[0].toLowerCase() ?? '';
    const secret = secretIn(userinfo(name, reach.split(blank, 1)[0] ?? ''));
    if (secret !== undefined) matches.push({ start: start + secret.start, end: start + secret.end });
    mark = next;
  }
  for (const { 0: whole, 1: password = '', index } of matchesOf(oracle, text)) {
    const end = index + whole.length - 1;
    if (!isPlaceholder(password)) matches.push({ start: end - password.length, end });
  }
  return matches;
}

/**
 * Everything before the last `@` that can belong to the authority. People paste passwords with `@`, `/`, `?` and `#`
 * unescaped: if what looks like a port is not one, the authority is assumed to continue.
 */
function userinfo(scheme: string, own: string): string {
  const authorityEnd = own.search(/[/?#]/);
  const authority = authorityEnd === -1 ? own : own.slice(0, authorityEnd);
  const isWeb = /^(?:https?|wss?|ssh|git|s?ftp|s3|gs)/.test(scheme);
  const colon = authority.indexOf(':');
  const isPort = colon === -1 || /^\d{1,5}$/.test(authority.slice(colon + 1)) || authority.startsWith('[');
  const reaches = isWeb ? !authority.includes('@') && !isPort : !isPort;
  const end = (reaches ? own : authority).lastIndexOf('@');
  return end === -1 ? '' : own.slice(0, end);
}

function secretIn(info: string): { start: number; end: number } | undefined {
  const colon = info.indexOf(':');
  const start = colon + 1;
  const secret = info.slice(start);
  if (colon === -1) return info.length >= 16 && looksRandom(info) ? { start: 0, end: info.length } : undefined;
  return isPlaceholder(secret) ? undefined : { start, end: info.length };
}
