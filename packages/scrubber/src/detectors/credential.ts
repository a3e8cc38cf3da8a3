import { matchesOf } from '../matches.ts';
import { readBase64 } from '../base64-view.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import { isPlaceholder } from '../placeholder.ts';
import { isRemoved } from '../token.ts';
import type { View } from '../view.ts';

/** `Bearer …`, `Basic …` (decoded to prove `user:password`), and `curl -u user:password`. */
export const credential: Detector = {
  name: 'credential',
  classification: 'RESTRICTED',
  prefilter: (view) =>
    (view.marks & Mark.credentialWord) !== 0 && (view.marks & Mark.blank) !== 0 && hint.test(view.text),
  find,
};

const hint = /bearer|basic|curl/i;
const schemes = /(?<![A-Za-z])(bearer|basic)[ \t:+"']{1,4}([\w.~+/-]+=*)/gi;
const curlUser = /(?<=\s)(?:-u|--user|--proxy-user)(?:\s{1,4}|=)["']?([^\s:"']{1,128}:[^\s"']{1,512})/g;

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { 0: whole, 1: scheme = '', 2: rest = '', index } of matchesOf(schemes, view.text)) {
    const word = rest.replace(/\.+$/, '');
    const isSecret = scheme.toLowerCase() === 'basic' ? provesPassword(word) : isBearerToken(word);
    const start = index + whole.length - rest.length;
    if (isSecret) matches.push({ start, end: start + word.length });
  }
  const curl = view.text.search(/curl/i);
  if (curl === -1) return matches;
  for (const { 0: whole, 1: user = '', index } of matchesOf(curlUser, view.text)) {
    const password = user.slice(user.indexOf(':') + 1);
    if (index < curl || isPlaceholder(password) || isRemoved(user)) continue;
    const end = index + whole.length;
    matches.push({ start: end - user.length, end });
  }
  return matches;
}

function provesPassword(word: string): boolean {
  const text = word.length >= 4 ? readBase64(word) : undefined;
  return text !== undefined && /^[^:]*:./s.test(text) && !isPlaceholder(text.slice(text.indexOf(':') + 1));
}

/** Not a word of prose (`bearer authentication`) and not a placeholder (`Bearer xxxx`). */
function isBearerToken(word: string): boolean {
  if (isPlaceholder(word)) return false;
  const isWords =
    /^[A-Za-z]+(?:[-._/][A-Za-z]+)*=?$/.test(word.slice(0, 128)) && !/[a-z][A-Z]/.test(word.slice(0, 128));
  return isWords ? word.length >= 24 && !/[-._/]/.test(word) : word.length >= 6;
}
