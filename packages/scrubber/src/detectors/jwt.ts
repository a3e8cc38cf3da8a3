import { matchesOf } from '../matches.ts';
import { readBase64 } from '../base64-view.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/** JSON Web Tokens: signed, unsigned (empty signature), encrypted, or cut after the payload. */
export const jwt: Detector = {
  name: 'jwt',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.run) !== 0 && opening.test(view.text),
  find,
};

/** `{"`, `{ "` and `{` with a line break, in base64. */
const opening = /eyJ|eyA|ew[o0k]/;
const openings = /eyJ|eyA|ew[o0k]/g;
const runs = /[\w.-]{16,}/g;
const mostOpenings = 4;
const longestHeader = 4096;

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { 0: run, index } of matchesOf(runs, view.text)) {
    let at = index;
    let covered = 0;
    for (const segment of run.split('.')) {
      const start = at < covered ? undefined : headerStart(segment);
      if (start !== undefined && at + segment.length < index + run.length) {
        covered = tokenEnd(view.text, at + segment.length);
        matches.push({ start: at + start, end: covered });
      }
      at += segment.length + 1;
    }
  }
  return matches;
}

/** Where a segment decodes to a header that is JSON with `alg`; tries only its first few openings. */
function headerStart(segment: string): number | undefined {
  let tried = 0;
  for (const { index } of matchesOf(openings, segment)) {
    // A benign header does not have so many openings: treat it as a token.
    if (++tried > mostOpenings) return index;
    const text = readBase64(segment.slice(index, index + longestHeader));
    if (text !== undefined && /"alg"\s*:/.test(text)) return index;
  }
  return undefined;
}

/** Two parts follow in a signed token, four in an encrypted one. */
function tokenEnd(text: string, headerEnd: number): number {
  parts.lastIndex = headerEnd;
  return parts.test(text) ? parts.lastIndex : headerEnd;
}
const parts = /(?:\.[\w-]*){1,4}/y;
