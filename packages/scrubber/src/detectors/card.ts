import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';
import { numberRuns } from '../number-runs.ts';

/**
 * Payment card numbers: an issuer's range and length, and the Luhn digit. One in ten random sixteen-digit numbers
 * passes the latter.
 */
export const card: Detector = {
  name: 'card',
  classification: 'RESTRICTED',
  prefilter: (view) => (view.marks & Mark.thirteenDigits) !== 0,
  find,
};

function find(view: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { start, end, digits, groups } of numberRuns(view.text)) {
    if (start < (matches.at(-1)?.end ?? 0)) continue;
    if (isCard(digits, groups) && !isCounted(view, start)) matches.push({ start, end });
  }
  return matches;
}

function isCard(digits: string, groups: readonly number[]): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  return (
    issuers.some(({ begins, lengths }) => lengths.has(digits.length) && begins.test(digits)) &&
    isGrouped(groups) &&
    passesLuhn(digits)
  );
}

/** People write card numbers whole, in groups of four, or in groups of four, six and the rest. */
function isGrouped(groups: readonly number[]): boolean {
  if (groups.length === 1) return true;
  return groups.every((size, index) => size === 4 || index === groups.length - 1) || /^4,6,[45]$/.test(groups.join());
}

const issuers: readonly { readonly begins: RegExp; readonly lengths: ReadonlySet<number> }[] = [
  { begins: /^4/, lengths: new Set([13, 16, 19]) },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: new Set([16]) },
  { begins: /^3[47]/, lengths: new Set([15]) },
  { begins: /^(?:6011|64[4-9]|65|622)/, lengths: new Set([16, 17, 18, 19]) },
  { begins: /^(?:30[0-5]|3[689])/, lengths: new Set([14, 16]) },
  { begins: /^35(?:2[89]|[3-8])/, lengths: new Set([16, 17, 18, 19]) },
  { begins: /^(?:50|5[6-9]|6[0-9])/, lengths: new Set([16, 18, 19]) },
];

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30;
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Words showing that a number is a counter, not a card. */
const counters =
  /(?:order|invoice|ticket|offset|sequence|seq|id|job|build|trace|span|epoch|ts|timestamp|bytes|size|count|total)["']?\s{0,2}[:=#]?\s{0,2}["']?$/i;

function isCounted({ text, label }: View, start: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (/card|pan|visa|amex|master|payment|credit|debit/i.test(`${label} ${text.slice(Math.max(0, start - 40), start)}`))
    return false;
  return counters.test(before);
}
