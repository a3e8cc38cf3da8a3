import {
  between,
  blame,
  denials,
  faultNouns,
  faults,
  groups,
  happensToPeople,
  onlyOfNobody,
  onlyPeopleDo,
  people,
  perhapsPeople,
  pronouns,
  things,
} from './phrases.ts';
import { sentencesOf, type Sentence, type Word } from './sentences.ts';

export type FindingKind = 'name' | 'pronoun' | 'person-at-fault' | 'blame';

/** Wording that targets a person: its position (UTF-16 offsets), why, and what to write instead. */
export type Finding = {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly suggestion: string;
};

const suggestions: Readonly<Record<FindingKind, string>> = {
  name: 'Name the role instead, such as “the on-call engineer”.',
  pronoun: 'Name the role, or say what happened without a person.',
  'person-at-fault': 'Say what the system, process or tool allowed, and what was known at that moment.',
  blame: 'Say which system, process or tool made it possible.',
};

/**
 * Finds wording that targets individuals (GOV 8.3): names of the given people, pronouns for one person, people with a
 * fault, and words of blame. Rewrites nothing. Quotations (`>`) and code are the record and are skipped.
 * @param names full names of the incident's people; each part of three letters or more also counts by itself
 */
export function checkBlameless(text: string, names: readonly string[] = []): readonly Finding[] {
  const known = namesIn(names);
  return sentencesOf(text).flatMap((sentence) => findingsIn(text, sentence, known));
}

function findingsIn(text: string, sentence: Sentence, known: ReadonlySet<string>): readonly Finding[] {
  const { words } = sentence;
  const found: Finding[] = [];
  let taken = 0;
  const add = (kind: FindingKind, from: number, to: number): void => {
    const [first, last] = [words[from], words[to]];
    if (first === undefined || last === undefined || from < taken) return;
    taken = to + 1;
    found.push({
      kind,
      start: first.start,
      end: last.end,
      text: text.slice(first.start, last.end),
      suggestion: suggestions[kind],
    });
  };
  for (let at = 0; at < words.length; at += 1) {
    const fault = personAtFault(words, at, known);
    if (fault !== undefined) add('person-at-fault', at, fault);
    else if (isName(words[at], known)) add('name', at, endOfName(words, at, known));
    else if (pronouns.has(words[at]?.lower ?? '')) add('pronoun', at, at);
    else {
      const last = blameAt(words, at);
      if (last !== undefined) add('blame', at, last);
    }
  }
  return found;
}

/** Full names and their parts, normalised for comparison. */
function namesIn(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => name.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []);
  return new Set(parts.filter((part) => part.length >= 3).map((part) => part.toLowerCase()));
}

/** A name is capitalised: `mark` and `will` are ordinary words. */
const isName = (word: Word | undefined, known: ReadonlySet<string>): boolean =>
  word !== undefined && word.text !== word.lower && known.has(bare(word));

const bare = ({ lower }: Word): string => lower.replace(/'s$/, '');

function endOfName(words: readonly Word[], at: number, known: ReadonlySet<string>): number {
  let last = at;
  while (isName(words[last + 1], known)) last += 1;
  return last;
}

/** If the text says that a person, their group or `nobody` at `at` did wrong, the index of the last word of it. */
function personAtFault(words: readonly Word[], at: number, known: ReadonlySet<string>): number | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const isNobody = word.lower === 'nobody' || (word.lower === 'no' && words[at + 1]?.lower === 'one');
  const isSurely =
    isNobody || people.has(bare(word)) || groups.has(bare(word)) || pronouns.has(word.lower) || isName(word, known);
  if (!isSurely && !perhapsPeople.has(word.lower)) return undefined;
  if (word.lower.endsWith("'s") && isSurely) {
    const last = [1, 2, 3].find((step) => faultNouns.has(words[at + step]?.lower ?? ''));
    if (last !== undefined) return isDenied(words, at) ? undefined : at + last;
  }
  const from = isName(word, known) ? endOfName(words, at, known) : at;
  for (let next = from + 1; next <= from + 4 && next < words.length; next += 1) {
    const phrase = faults.find((each) => startsAt(words, next, each));
    if (phrase !== undefined) {
      const [first = ''] = phrase;
      if (onlyOfNobody.has(first) !== isNobody) return undefined;
      if (!isSurely && !onlyPeopleDo.has(first)) return undefined;
      if (first.startsWith('did') && happensToPeople.has(words[next + phrase.length]?.lower ?? '')) return undefined;
      return next + phrase.length - 1;
    }
    if (!between.has(words[next]?.lower ?? '') && !(isNobody && words[next]?.lower === 'one')) break;
  }
  return byPerson(words, at, known);
}

/** `a mistake by the engineer`, `an oversight of the on-call SRE`: the person follows the fault. */
function byPerson(words: readonly Word[], at: number, known: ReadonlySet<string>): number | undefined {
  const word = words[at];
  if (word === undefined || !(people.has(bare(word)) || isName(word, known))) return undefined;
  const before = words.slice(Math.max(0, at - 5), at).map(({ lower }) => lower);
  const link = before.findLastIndex((lower) => lower === 'by' || lower === 'of' || lower === 'from');
  const isFault = link > 0 && faultNouns.has(before[link - 1] ?? '');
  return isFault && !isDenied(words, at) ? at : undefined;
}

function blameAt(words: readonly Word[], at: number): number | undefined {
  const phrase = blame.find((each) => startsAt(words, at, each));
  if (phrase === undefined || isDenied(words, at)) return undefined;
  const last = at + phrase.length - 1;
  return phrase.length === 1 && things.has(words[last + 1]?.lower ?? '') ? undefined : last;
}

const isDenied = (words: readonly Word[], at: number): boolean =>
  words.slice(Math.max(0, at - 6), at).some(({ lower }) => denials.has(lower));

const startsAt = (words: readonly Word[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((part, step) => words[at + step]?.lower === part);
