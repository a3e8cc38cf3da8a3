import type { Detector, Match } from './detector.ts';
import { matchesOf } from './matches.ts';
import type { View } from './view.ts';

/**
 * Finds the names passed in: in full, as `Family, Given`, `G. Family` or `given.family`, in any case and without
 * diacritics, and a single part if written like a name and not also a word. All of these stand for one person, under
 * the full name.
 */
export function knownPeople(names: readonly string[]): Detector {
  const people = new People(names);
  return {
    name: 'person',
    classification: 'CONFIDENTIAL',
    prefilter: () => people.isAnybody,
    find: (view) => people.find(view),
  };
}

type Spelling = { readonly words: readonly string[]; readonly name: string };
type Word = { readonly folded: string; readonly start: number; readonly end: number; readonly isCapital: boolean };

const wordShape = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const unbroken = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** Separators within one name: `Ana Novak`, `Novak, Ana`, `A. Novak`, `ana.novak`, `Lee-Park`. */
const between = /^(?:[ .,_\u00a0-]|[.,] )$/;

/** Given and family names that are also words: alone they identify nobody. */
const words = new Set(
  `angel april art august autumn bill black bond brook brown carol chance chase christian clay dale dawn dean drew duke earl
  eve faith fields frank gene grace grant green guy hall hill hope hunt iris ivy jack joy june king lake lane law lily long
  love major mark may miles moon norm page park pat penny pierce price ray rich rob rock rose ruby rusty sandy sky snow stone
  summer sunny violet wade wall ward will wood woods young best case core day field ford free gray head house key little post
  power reed rice root sharp short stark strong swift the and for not from`.split(/\s+/),
);
const shortestAlone = 3;

class People {
  readonly #byWord = new Map<string, Spelling[]>();
  readonly #alone = new Map<string, string>();
  readonly #unbroken: string[] = [];

  constructor(names: readonly string[]) {
    for (const given of names) {
      const name = given.normalize('NFKC').trim();
      if (unbroken.test(name)) this.#unbroken.push(name);
      else this.#add(name);
    }
  }

  get isAnybody(): boolean {
    return this.#byWord.size > 0 || this.#alone.size > 0 || this.#unbroken.length > 0;
  }

  #add(name: string): void {
    const parts = wordsOf(name).map(({ folded }) => folded);
    const [first = '', ...rest] = parts;
    if (rest.length === 0) {
      if (first.length >= shortestAlone) this.#alone.set(first, name);
      return;
    }
    this.#spell(parts, name);
    this.#spell([...rest, first], name);
    this.#spell([first.slice(0, 1), ...rest], name);
    for (const part of [first, rest.at(-1) ?? '']) {
      if (part.length < shortestAlone || words.has(part)) continue;
      // A part that two people share is ambiguous, but still names a person: the first.
      if (!this.#alone.has(part)) this.#alone.set(part, name);
    }
  }

  #spell(parts: readonly string[], name: string): void {
    const [first = ''] = parts;
    this.#byWord.set(first, [...(this.#byWord.get(first) ?? []), { words: parts, name }]);
  }

  find({ text }: View): readonly Match[] {
    const matches: Match[] = [];
    const found = (start: number, end: number, canonical: string): void => {
      matches.push({ start, end, subject: { kind: 'person', canonical } });
    };
    for (const name of this.#unbroken) {
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
        found(at, at + name.length, name);
      }
    }
    const read = wordsOf(text);
    for (let index = 0; index < read.length; index++) {
      const word = read[index];
      if (word === undefined) break;
      const spelling = this.#spellingAt(text, read, index);
      const last = spelling === undefined ? undefined : read[index + spelling.words.length - 1];
      if (spelling !== undefined && last !== undefined) {
        found(word.start, last.end, spelling.name);
        index += spelling.words.length - 1;
        continue;
      }
      const alone = word.isCapital ? this.#alone.get(word.folded) : undefined;
      if (alone !== undefined) found(word.start, word.end, alone);
    }
    return matches;
  }

  /** The longest form whose words occur here, separated by one or two signs. */
  #spellingAt(text: string, read: readonly Word[], index: number): Spelling | undefined {
    const spellings = this.#byWord.get(read[index]?.folded ?? '');
    return spellings
      ?.filter(({ words: parts }) =>
        parts.every((part, offset) => isNext(text, read, index + offset, part, offset > 0)),
      )
      .reduce<Spelling | undefined>((a, b) => (a !== undefined && a.words.length >= b.words.length ? a : b), undefined);
  }
}

function isNext(text: string, read: readonly Word[], at: number, part: string, isJoined: boolean): boolean {
  const word = read[at];
  if (word === undefined || word.folded !== part) return false;
  return !isJoined || between.test(text.slice(read[at - 1]?.end ?? 0, word.start));
}

function wordsOf(text: string): Word[] {
  return matchesOf(wordShape, text).map(({ 0: word, index }) => ({
    folded: word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    start: index,
    end: index + word.length,
    isCapital: /^\p{Lu}/u.test(word),
  }));
}
