import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { carriesChecksum } from '../key-checksum.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';
import { keyFormats, keyShapes, type KeyFormat } from './key-formats.ts';

/**
 * Keys and tokens of cloud, code, chat, payment and model providers, and Muster's own, wherever they occur (GOV 6.4).
 */
export const apiKey: Detector = {
  name: 'api-key',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.run) !== 0,
  find,
};

function find({ text }: View): readonly Match[] {
  const matches: Match[] = [];
  let isInside = false;
  for (let index = 0; index < text.length - 1; index++) {
    const code = text.charCodeAt(index);
    const begins = !isInside;
    isInside = code < 128 && isAlphanumeric[code] === 1;
    if (!begins || code >= 128) continue;
    const next = text.charCodeAt(index + 1);
    const formats = next < 128 ? byOpening[(code << 7) | next] : undefined;
    const match = formats === undefined ? undefined : firstOf(formats, text, index);
    if (match === undefined) continue;
    matches.push(match.span);
    if (match.format.aside === 'aws') matches.push(...secretBeside(text, match.span.end));
    index = match.span.end - 1;
    isInside = true;
  }
  for (const { literal, shape } of keyShapes) {
    if (!text.includes(literal)) continue;
    for (const { 0: key, index } of matchesOf(shape, text)) {
      if (isMixed(key)) matches.push({ start: index, end: index + key.length });
    }
  }
  return matches;
}

const isAlphanumeric = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** By their first two characters: one lookup shows that a word cannot begin a key. The longest prefix goes first. */
const byOpening: (KeyFormat[] | undefined)[] = Array.from({ length: 128 * 128 });
for (const format of keyFormats.toSorted((a, b) => b.begins.length - a.begins.length)) {
  const opening = (format.begins.charCodeAt(0) << 7) | format.begins.charCodeAt(1);
  (byOpening[opening] ??= []).push(format);
}

function firstOf(formats: readonly KeyFormat[], text: string, start: number) {
  for (const format of formats) {
    if (!text.startsWith(format.begins, start)) continue;
    const bodyStart = start + format.begins.length;
    format.body.lastIndex = bodyStart;
    if (!format.body.test(text)) continue;
    const end = format.body.lastIndex;
    const body = text.slice(bodyStart, end);
    if (isAlphanumeric[text.charCodeAt(end)] === 1 && !carriesChecksum(format.begins, body)) continue;
    if (isMixed(body)) return { format, span: { start, end } };
  }
  return undefined;
}

const fewestDistinct = 8;
const judged = 64;

/**
 * Keys are random: many different characters, and not words joined by hyphens. With a valid checksum this is skipped.
 */
function isMixed(body: string): boolean {
  const sample = body.slice(0, judged);
  if (/^[a-z]+(?:[-_/.][a-z]+)*$|^[A-Z]+(?:[-_/.][A-Z]+)+$/.test(sample) && sample.length < longestWords) return false;
  return isVaried(sample) && !/your|placeholder/i.test(sample.slice(0, 16));
}
const longestWords = 30;

function isVaried(sample: string): boolean {
  let distinct = 0;
  for (let index = 0; index < sample.length && distinct < fewestDistinct; index++) {
    if (sample.indexOf(sample.charAt(index)) === index) distinct++;
  }
  return distinct >= fewestDistinct;
}

const reach = 200;
const awsSecret = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+_-])/g;

/** An AWS secret key has no prefix of its own, but appears beside its key id. A digest has no upper case. */
function secretBeside(text: string, from: number): Match[] {
  const beside = text.slice(from, from + reach);
  return matchesOf(awsSecret, beside)
    .filter(({ 0: word }) => /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word))
    .map(({ 0: word, index }) => ({ start: from + index, end: from + index + word.length }));
}
