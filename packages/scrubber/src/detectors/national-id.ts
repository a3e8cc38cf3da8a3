import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/**
 * US social security numbers, with separators as on the card, or bare after a word that announces one; passport
 * numbers, other countries' identity numbers and dates of birth, each after such a word.
 */
export const nationalId: Detector = {
  name: 'national-id',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.digit) !== 0 && (view.marks & (Mark.idWord | Mark.nineDigits)) !== 0,
  find,
};

const shape = /(?<![\w.+/-])(\d{3})([ -]?)(\d{2})\2(\d{4})(?![\w/]|[.-]\d)/g;
const named = /\b(?:ssn|social[ _-]?security(?:[ _-]?(?:number|no))?|tax[ _-]?id|itin|tin)\b/i;

/** The word, optionally what it is a number of, and a number of at least five digits with a letter or two. */
const told =
  /(?:\b(?:passport|reisepass|passeport|pasaporte|passaporto?|DNI|NIE|NIF|CPF|CURP|PESEL|BSN|NIR|personnummer|aadhaar|NI|national insurance|steuer-?id|codice fiscale|national id|id card)(?: (?:no|nr|number|num|n°|nummer)\.?)?(?: (?:é|es|is|ist|est))?[:#]?[ =:]{1,3}["']?)((?=(?:[A-Z]?[ .-]?[A-Z]?\d){4})[A-Z\d](?:[ .-]?[A-Z\d]){5,19})(?![\w])/gi;
const born =
  /(?:\b(?:DOB|date of birth|born(?: on)?|geboren(?: am)?|geburtsdatum|née? le|date de naissance|fecha de nacimiento|nacid[oa] el|data de nascimento|nat[oa] il|birth[ _-]?date)["']?[ :=]{1,3}["']?)(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?![\w])/gi;
const worded =
  /\b(?:pass[ap]|reisepass|DNI|NIE|NIF|CPF|CURP|PESEL|BSN|NIR|personnummer|aadhaar|NI |national |steuer|codice|id card|DOB|date |born|gebo|geburt|fecha|nacid|data |nat[oa] |birth)|n[ée]e? le/i;

function find({ text, label, marks }: View): readonly Match[] {
  const matches: Match[] = [];
  const add = (shape: RegExp): void => {
    for (const { 0: whole, 1: value = '', index } of matchesOf(shape, text))
      matches.push({ start: index + whole.length - value.length, end: index + whole.length });
  };
  if ((marks & Mark.idWord) !== 0 && worded.test(text)) {
    add(born);
    add(told);
  }
  if ((marks & Mark.nineDigits) === 0) return matches;
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
