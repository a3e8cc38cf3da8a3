import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/**
 * International bank account numbers, in any case, whole or in groups: the country's length, and remainder 1 modulo 97.
 */
export const iban: Detector = {
  name: 'iban',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.manyDigits) !== 0,
  find,
};

const opening = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;

function find({ text }: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { 0: head, index } of matchesOf(opening, text)) {
    const length = lengths[head.slice(0, 2).toUpperCase()];
    const end = length === undefined ? undefined : endOf(text, index, length);
    if (end === undefined) continue;
    const account = text.slice(index, end).replaceAll(/[ -]/g, '').toUpperCase();
    if (!leavesOne(account)) continue;
    matches.push({ start: index, end, subject: { kind: 'iban', canonical: account } });
  }
  return matches;
}

/**
 * Where the given number of letters and digits ends, allowing one blank or hyphen between any two; no word may continue
 * there.
 */
function endOf(text: string, start: number, length: number): number | undefined {
  let at = start;
  for (let count = 0; count < length; at++) {
    const char = text[at] ?? '';
    if (/[A-Za-z0-9]/.test(char)) count++;
    else if (!/[ -]/.test(char) || /[ -]/.test(text.charAt(at - 1))) return undefined;
  }
  return /[A-Za-z0-9]/.test(text[at] ?? '') ? undefined : at;
}

/** ISO 13616: the first four characters moved to the end, letters as 10 to 35. */
function leavesOne(account: string): boolean {
  let rest = 0;
  for (const char of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
  FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20
  LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
  SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
