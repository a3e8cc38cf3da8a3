import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import { canonicalise } from '../pseudonym.ts';
import type { View } from '../view.ts';

/** `local@domain.tld`, internationalised and quoted forms, and `local at domain dot tld`. */
export const email: Detector = {
  name: 'email',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.at) !== 0 || ((view.marks & Mark.dotWord) !== 0 && spelled.test(view.text)),
  find,
};

function find(view: View): readonly Match[] {
  const { text } = view;
  const matches: Match[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    addMatch(text, at, at + 1, matches);
  }
  if ((view.marks & Mark.dotWord) !== 0 && spelled.test(text)) {
    for (const match of matchesOf(spelledAt, text)) addSpelled(text, match, matches);
  }
  return matches;
}

function addMatch(text: string, at: number, domainStart: number, matches: Match[]): void {
  const start = localStart(text, at);
  if (start === at || !/[\p{L}\p{N}]/u.test(text[domainStart] ?? '')) return;
  const end = domainEnd(text, domainStart);
  const local = text.slice(start, at);
  const domain = text.slice(domainStart, end);
  if (!isDomain(domain) || isNotMail(text, start, local, domain, end)) return;
  matches.push({ start, end, subject: { kind: 'email', canonical: canonicalise('email', `${local}@${domain}`) } });
}

const longestLocal = 128;
const localCodes = codesOf(/[A-Za-z0-9._+~'-]/);
const domainCodes = codesOf(/[A-Za-z0-9.-]/);
const longestDomain = 255;

function localStart(text: string, at: number): number {
  if (text[at - 1] === '"') return quotedStart(text, at);
  const isJoined = !isIdeographic(text[at - 1] ?? '');
  let start = at;
  while (start > 0 && at - start < longestLocal && isLocal(text.charAt(start - 1), isJoined)) start--;
  while (start < at && /[.'+-]/.test(text.charAt(start))) start++;
  return start;
}

function codesOf(shape: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (shape.test(String.fromCharCode(code)) ? 1 : 0));
}

/** `"john doe"@example.com` (RFC 5321). */
function quotedStart(text: string, at: number): number {
  const from = Math.max(0, at - longestLocal);
  const opening = text.slice(from, at - 1).search(/"[^"\r\n]+$/);
  return opening === -1 ? at : from + opening;
}

function isLocal(char: string, isJoined: boolean): boolean {
  const code = char.charCodeAt(0);
  if (code < 128) return localCodes[code] === 1;
  return /[\p{L}\p{M}\p{N}]/u.test(char) && !(isJoined && isIdeographic(char));
}

/** Scripts written without spaces: such a letter next to a Latin address belongs to the sentence around it. */
function isIdeographic(char: string): boolean {
  return (
    char > '\u007f' &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(char)
  );
}

function domainEnd(text: string, from: number): number {
  const isJoined = !isIdeographic(text[from] ?? '');
  let end = from;
  while (end < text.length && end - from < longestDomain) {
    const char = text.charAt(end);
    const code = char.charCodeAt(0);
    const belongs =
      code < 128 ? domainCodes[code] === 1 : /[\p{L}\p{M}\p{N}]/u.test(char) && !(isJoined && isIdeographic(char));
    if (!belongs || (char === '.' && text[end - 1] === '.')) break;
    end++;
  }
  return end - danglingLength(text.slice(from, end));
}

/** Dots, hyphens and numbers after the last real label belong to the surrounding text. */
function danglingLength(domain: string): number {
  let kept = domain.length;
  for (;;) {
    while (kept > 0 && /[.-]/.test(domain.charAt(kept - 1))) kept--;
    const label = domain.lastIndexOf('.', kept - 1);
    if (label === -1 || /^\p{L}{2}/u.test(domain.slice(label + 1, kept))) return domain.length - kept;
    kept = label;
  }
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => label !== '' && label.length <= 63 && !label.startsWith('-'));
}

const notTopLevel =
  /\.(?:png|jpe?g|gif|svg|webp|ico|js|mjs|ts|tsx|jsx|json|ya?ml|toml|css|html|txt|log|xml|jar|conf|lock|service|socket|timer|target|slice|scope|mount)$/i;
const metric = /^(?:precision|recall|ndcg|mrr|map|hits?|acc|accuracy|f1|top|pass|p|r)$/i;

/** Packages with a version, images with a scale, systemd instances, metrics at k, and `git@host:path`. */
function isNotMail(text: string, start: number, local: string, domain: string, end: number): boolean {
  if (/^v?\d+\.\d+\.\d+(?:[-.]|$)/i.test(domain) || /^\dx\./.test(domain) || notTopLevel.test(domain)) return true;
  if (metric.test(local) && /^(?:p?\d+|k)\./i.test(domain)) return true;
  if (!/^(?:git|hg|svn)$/i.test(local)) return false;
  return (
    /^:[^\s]/.test(text.slice(end, end + 2)) ||
    /(?:ssh|git|https?):\/\/$/i.test(text.slice(Math.max(0, start - 8), start))
  );
}

const spelled = / dot /i;
/** Bare words need a known top-level domain, or else `look at this dot plot` would be an address. */
const spelledAt =
  / at ([\w-]{1,63}(?: dot [\w-]{1,63}){0,3} dot (?:com|net|org|edu|gov|io|dev|ai|app|info|biz|example|internal|co|uk|de|fr|nl|eu|ch|at|es|se|jp|cn|br|ca|au))\b/gi;

function addSpelled(text: string, match: RegExpExecArray, matches: Match[]): void {
  const start = localStart(text, match.index);
  const end = match.index + match[0].length;
  if (start === match.index) return;
  const local = text.slice(start, match.index).replaceAll(' dot ', '.');
  const domain = (match[1] ?? '').replaceAll(/ dot /gi, '.');
  matches.push({ start, end, subject: { kind: 'email', canonical: canonicalise('email', `${local}@${domain}`) } });
}
