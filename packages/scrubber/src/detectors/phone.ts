import { matchesOf } from '../matches.ts';
import type { CountryCode } from 'libphonenumber-js/min';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import { internationalNumber, nationalNumber } from '../phone-plans.ts';
import type { View } from '../view.ts';

/**
 * Phone numbers: international ones, and national ones in North American format or after a word that announces one.
 * Checked against libphonenumber's numbering plans.
 */
export const phone: Detector = {
  name: 'phone',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.sevenInNumber) !== 0,
  find,
};

const international = /(?<![\w+.])(?:\+|(?<!\d[ -])00(?=[1-9]))\d{1,14}(?:[ .()/-]{1,2}\d{1,14}){0,7}(?!\w)/g;
const american = /(?<![\w.+-])(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[.-])[2-9]\d\d[.-]\d{4}(?![\w]|[.-]\d)/g;
const named =
  /(?:\b(?:(?:tele)?phone|tel|mobile|cell|fax|call(?:ed|back)?|sms|whatsapp|msisdn|rückruf(?:nummer)?|handy|t[ée]l(?:[ée]phone)?|tel[eé]fon[aeo]?|celular)\b|rufnummer\b|(?:携帯|電話|电话|手机)(?:番号|号码)?)[ \w]{0,12}["']?\s{0,2}[:=]?\s{0,2}["']?(\(?\d{1,14}(?:[ .()/-]{1,2}\d{1,14}){0,7})(?!\w)/gi;

const fewestDigits = 7;
const mostDigits = 15;
const regions: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'IN', 'ES', 'IT', 'NL', 'CH', 'AT', 'BR', 'JP', 'AU'];

type Judge = (digits: string) => string | undefined;
const abroad: Judge = (digits) => internationalNumber(digits.replace(/^00/, ''));
/** Its format is enough: the numbering plan does not include fictitious numbers. */
const inNorthAmerica: Judge = (digits) => `+1${digits.slice(-10)}`;
const atHome: Judge = (digits) => nationalNumber(digits, regions);

function find({ text, label, marks }: View): readonly Match[] {
  const matches: Match[] = [];
  const add = (start: number, written: string, judge: Judge): void => {
    const trimmed = written.replace(/[ .()/-]+$/, '');
    // `+49 (0)30`: the zero is dialled only within the country.
    const digits = trimmed.replace(/^(\+.*)\(0\)/, '$1').replaceAll(/\D/g, '');
    if (digits.length < fewestDigits || digits.length > mostDigits) return;
    const canonical = judge(digits);
    if (canonical !== undefined)
      matches.push({ start, end: start + trimmed.length, subject: { kind: 'phone', canonical } });
  };
  if (text.includes('+') || text.includes('00')) {
    for (const match of matchesOf(international, text)) add(match.index, match[0], abroad);
  }
  if ((marks & Mark.nineDigits) !== 0) {
    for (const match of matchesOf(american, text)) add(match.index, match[0], inNorthAmerica);
  }
  if ((marks & (Mark.phoneWord | Mark.beyondAscii)) !== 0 && hint.test(text)) {
    for (const { 0: whole, 1: number = '', index } of matchesOf(named, text))
      add(index + whole.length - number.length, number, atHome);
  } else if (hint.test(label) && text.length < 32) add(0, text, atHome);
  return matches;
}

const hint = /phone|t[eé]l|mobile|cell|fax|call|sms|whatsapp|msisdn|ruf|handy|携帯|電話|电话|手机/i;
