import type { Detector, Match } from '../detector.ts';
import { keyHints } from '../key-lexicon.ts';
import { keyedValues, type KeyedValue } from '../keyed-values.ts';
import { Mark } from '../marks.ts';
import { isSecretUnder } from '../secret-value.ts';
import type { View } from '../view.ts';

/**
 * `password=…`, `"api_key": "…"`, `--token …`, `Authorization: …`, `Cookie: …`: the key suggests a secret, the value
 * confirms it.
 */
export const keyedSecret: Detector = {
  name: 'secret',
  classification: 'RESTRICTED',
  prefilter: ({ marks }) => (marks & Mark.pair) !== 0 && (marks & Mark.secretKey) !== 0,
  find,
};

function find(view: View): readonly Match[] {
  return keyedValues(view.text, keyHints.secret, isSecret).map(({ start, end }) => ({ start, end }));
}

function isSecret({ meaning, value, mayBeProse }: KeyedValue): boolean {
  return isSecretUnder(meaning, value) && !(mayBeProse && opensProse(value));
}

/** `password: must be …`, `secret: rotation failed`. */
function opensProse(value: string): boolean {
  const word = /^([a-z]+)[.,!]?(?:\s|$)/i.exec(value)?.[1];
  return word !== undefined && prose.has(word.toLowerCase());
}

const prose = new Set(
  `a access all an and any are as at bad be been by cannot change changed check correct could denied did disabled do does
  enabled error expired expires failed failure for from granted had has have if in incorrect invalid is it its leaked length
  may mismatch missing must need needs never new no not of ok old on or please policy provided refused rejected required
  reset revoked rotate rotated rotation set should store stored that the this to too unknown update updated using valid was
  were will with without wrong you your`.split(/\s+/),
);
