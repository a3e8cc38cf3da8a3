import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/** PEM, OpenSSH, PGP and SSH2 private keys, whole or cut off, with real or escaped line breaks; PuTTY key files. */
export const privateKey: Detector = {
  name: 'private-key',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.dash) !== 0 && hint.test(view.text),
  find,
};

const hint = /PRIVATE[ +_]KEY|PuTTY-User-Key|Private-Lines/i;
const begins =
  /-{4,5} ?BEGIN[A-Z0-9 +_]{0,40}PRIVATE[ +_]KEY(?:[ +_]BLOCK)?[ ]?-{0,5}|PuTTY-User-Key-File-\d|Private-Lines: ?\d*/gi;
const ends = /-{4,5} ?END[A-Z0-9 +_]{0,40}PRIVATE[ +_]KEY(?:[ +_]BLOCK)?[ ]?-{0,5}|Private-MAC: ?[0-9a-f]*/gi;

function find(view: View): readonly Match[] {
  const { text } = view;
  const footers = matchesOf(ends, text);
  const headers = matchesOf(begins, text);
  const matches: Match[] = [];
  let covered = 0;
  let footer = 0;
  for (const [index, header] of headers.entries()) {
    if (header.index < covered) continue;
    const bodyStart = header.index + header[0].length;
    while (footer < footers.length && (footers[footer]?.index ?? bodyStart) < bodyStart) footer++;
    const closing = footers[footer];
    const next = headers[index + 1]?.index ?? text.length;
    const isClosed = closing !== undefined && closing.index < next;
    covered = isClosed ? closing.index + closing[0].length : cutOffEnd(text.slice(0, next), bodyStart);
    matches.push({ start: header.index, end: covered });
  }
  return matches;
}

const longestGap = 80;
const chunk = /[A-Za-z0-9+/]{16,}={0,2}/g;
const lastChunk = /(?:\s|\\+[nr]|["',+]){0,12}[A-Za-z0-9+/]{1,15}={0,2}(?=\s|\\|["'.,;]|$)/y;

/** Without a footer the key extends over consecutive base64 chunks, up to and including the first short one. */
function cutOffEnd(text: string, bodyStart: number): number {
  let end = bodyStart;
  chunk.lastIndex = bodyStart;
  for (let next = chunk.exec(text); next !== null && next.index - end <= longestGap; next = chunk.exec(text)) {
    end = next.index + next[0].length;
  }
  lastChunk.lastIndex = end;
  return lastChunk.test(text) ? lastChunk.lastIndex : end;
}
