import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { keyHints } from '../key-lexicon.ts';
import { keyedValues, type KeyedValue } from '../keyed-values.ts';
import { Mark } from '../marks.ts';
import { identifiesUser } from '../user-value.ts';
import type { View } from '../view.ts';

/** `user_id=…`, `"customerId": "…"`, `/users/…` (6.6). */
export const userId: Detector = {
  name: 'user',
  classification: 'CONFIDENTIAL',
  prefilter: ({ marks }) => (marks & (Mark.userKey | Mark.personWord)) !== 0,
  find,
};

/** `meine Kundennummer ist 48120077`: a number that a customer states. */
const told =
  /(?:kundennummer|kunden-?nr\.?|klantnummer|num[ée]ro (?:de )?client|n[úu]mero (?:de )?cliente|customer number)(?: (?:is|ist|est|es|é))? ?[:=#]? ?(\w{0,4}-?\d{4,16})(?!\w)/gi;
const number = /kunden|klantn|cliente?|customer number/i;

function find(view: View): readonly Match[] {
  return (view.marks & Mark.digit) === 0 || (view.marks & Mark.personWord) === 0 || !number.test(view.text)
    ? byKey(view)
    : [...byKey(view), ...byNumber(view)];
}

function byNumber({ text }: View): Match[] {
  return matchesOf(told, text).map(({ 0: whole, 1: value = '', index }) => ({
    start: index + whole.length - value.length,
    end: index + whole.length,
    subject: { kind: 'user' as const, canonical: value },
  }));
}

function byKey({ text, marks }: View): readonly Match[] {
  if ((marks & Mark.userKey) === 0) return [];
  const keyed = keyedValues(text, keyHints.user, (found) => isUser(found) && !isProse(found, text)).map(
    ({ start, end, value }) => ({ start, end, subject: { kind: 'user' as const, canonical: value } }),
  );
  return (marks & Mark.slash) === 0 ? keyed : [...keyed, ...inPaths(text)];
}

function isUser({ meaning, key, value }: KeyedValue): boolean {
  return meaning === 'user' && !/\s/.test(value) && identifiesUser(key, value);
}

/** `user: cannot log in`: a plain word followed by more words. */
function isProse({ key, value, mayBeProse, end }: KeyedValue, text: string): boolean {
  if (!mayBeProse || !/^(?:user|username)$/i.test(key) || /[\d._@\\-]/.test(value)) return false;
  return /^[ \t]+[a-z]/i.test(text.slice(end, end + 4));
}

const path = /\/(?:users|customers|patients|applicants|subjects|data-subjects)\/([^/\s?#"'`&<>,;)\]]{1,256})/g;
const verbs =
  /^(?:me|self|current|search|login|logout|register|signup|new|list|export|import|count|all|bulk|batch|roles|groups|profile|settings|sessions|index\.\w+|[:*].*|\{.*)$/;

function inPaths(text: string): Match[] {
  const matches: Match[] = [];
  for (const { 0: whole, 1: name = '', index } of matchesOf(path, text)) {
    const value = name.replace(/[.:]+$/, '');
    if (value === '' || verbs.test(value) || !identifiesUser('user_id', value)) continue;
    const start = index + whole.length - name.length;
    matches.push({ start, end: start + value.length, subject: { kind: 'user', canonical: value } });
  }
  return matches;
}
