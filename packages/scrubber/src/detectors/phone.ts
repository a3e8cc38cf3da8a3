import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/**
 * Phone numbers: international ones, and national ones as North America writes them or behind a word that says so.
 * libphonenumber judges; it is slow, so that only what looks like a number is shown to it, and only so many in a text.
 */
export const phone: Detector = {
  name: 'phone',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.manyDigits) !== 0,
  find,
};

const international = /(?<![\w+.])(?:\+|(?<!\d[ -])00(?=[1-9]))\d{1,14}(?:[ .()/-]{1,2}\d{1,14}){0,7}(?!\w)/g;
const american = /(?<![\w.+-])(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[.-])[2-9]\d\d[.-]\d{4}(?![\w]|[.-]\d)/g;
const named =
  /(?:\b(?:tele)?phone|\btel|\bmobile|\bcell|\bfax|\bcall(?:ed|back)?|\bsms|\bwhatsapp|\bmsisdn|rufnummer|telefon|handy|t[ée]l[ée]phone|tel[ée]fono|celular|携帯|電話)\b[ \w]{0,12}["']?\s{0,2}[:=]?\s{0,2}["']?(\(?\d{1,14}(?:[ .()/-]{1,2}\d{1,14}){0,7})(?!\w)/gi;

/** More numbers than this in one text are all taken for what they look like. */
const mostJudged = 32;
const fewestDigits = 7;
const mostDigits = 15;
const regions: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'IN', 'ES', 'IT', 'NL', 'CH', 'AT', 'BR', 'JP', 'AU'];

/** Its form is its rule: nothing is left for the library to judge. */
const northAmerica: readonly CountryCode[] = ['US'];

function find({ text, label }: View): readonly Match[] {
  const matches: Match[] = [];
  let judged = 0;
  const add = (start: number, written: string, countries: readonly (CountryCode | undefined)[]): void => {
    const trimmed = written.replace(/[ .()/-]+$/, '');
    const digits = trimmed.replaceAll(/\D/g, '');
    if (digits.length < fewestDigits || digits.length > mostDigits) return;
    const known = matches.some((match) => start < match.end && start + trimmed.length > match.start);
    if (known) return;
    const canonical =
      countries === northAmerica
        ? `+1${digits.slice(-10)}`
        : judged++ < mostJudged
          ? judge(trimmed, countries)
          : `+${digits}`;
    if (canonical === undefined) return;
    matches.push({ start, end: start + trimmed.length, subject: { kind: 'phone', canonical } });
  };
  if (text.includes('+') || text.includes('00')) {
    for (const match of text.matchAll(international)) add(match.index, match[0], [undefined]);
  }
  for (const match of text.matchAll(american)) add(match.index, match[0], northAmerica);
  if (hint.test(text)) {
    for (const { 0: whole, 1: number = '', index } of text.matchAll(named))
      add(index + whole.length - number.length, number, regions);
  } else if (hint.test(label) && text.length < 32) add(0, text, regions);
  return matches;
}

const hint = /phone|tel|mobile|cell|fax|call|sms|whatsapp|msisdn|rufnummer|handy|celular|携帯|電話/i;

/** E.164, if it is a number that some of the countries could have given out. */
function judge(written: string, countries: readonly (CountryCode | undefined)[]): string | undefined {
  const plain = written.startsWith('00') ? `+${written.slice(2)}` : written;
  for (const country of countries) {
    const parsed = parsePhoneNumberFromString(plain, country === undefined ? undefined : { defaultCountry: country });
    if (parsed?.isValid() === true || (country === undefined && parsed?.isPossible() === true)) return parsed.number;
  }
  return undefined;
}
