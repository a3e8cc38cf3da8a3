import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/** US social security numbers, with separators as the card has them, or bare behind a word that says so. */
export const nationalId: Detector = {
  name: 'national-id',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.nineDigits) !== 0,
  find,
};

const shape = /(?<![\w.+/-])(\d{3})([ -]?)(\d{2})\2(\d{4})(?![\w/]|[.-]\d)/g;
const named = /\b(?:ssn|social[ _-]?security(?:[ _-]?(?:number|no))?|tax[ _-]?id|itin|tin)\b/i;

function find({ text, label }: View): readonly Match[] {
  const matches: Match[] = [];
  for (const match of matchesOf(shape, text)) {
    const { 0: whole, 1: area = '', 2: separator, 3: group, 4: serial, index } = match;
    const before = `${label} ${text.slice(Math.max(0, index - 40), index)}`;
    const isNamed = named.test(before);
    if (separator !== '-' && !isNamed) continue;
    const isIssued = area !== '000' && area !== '666' && !area.startsWith('9') && group !== '00' && serial !== '0000';
    if (isIssued || (isNamed && area.startsWith('9'))) matches.push({ start: index, end: index + whole.length });
  }
  return matches;
}
