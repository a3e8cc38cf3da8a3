import type { Complain } from './problem.ts';

type Path = readonly (string | number)[];

const LONGEST_LINE = 400;
const LONGEST_TEXT = 2000;
const MOST_ITEMS = 60;
const MOST_UNKNOWN = 24;

/**
 * An object in the front matter, with typed access by name; a missing value or one of the wrong type is reported with
 * its line.
 */
export class FrontMatter {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #path: Path;
  readonly #lineOf: (path: Path) => number;
  readonly #complain: Complain;

  constructor(value: unknown, path: Path, lineOf: (path: Path) => number, complain: Complain) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#value = isObject ? (value as Readonly<Record<string, unknown>>) : {};
    this.#path = path;
    this.#lineOf = lineOf;
    this.#complain = complain;
    if (!isObject) this.#say('', 'shape', 'must be an object', 'Write it as name: value, one per line');
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  lineOf(name: string): number {
    return this.#lineOf([...this.#path, name]);
  }

  /** Reports names that nothing reads: they are typing mistakes. */
  only(names: readonly string[]): void {
    for (const name of Object.keys(this.#value).slice(0, MOST_UNKNOWN))
      if (!names.includes(name)) this.#say(name, 'unknown', 'is not known here', `Use one of ${names.join(', ')}`);
  }

  line(name: string): string {
    return this.checked(
      name,
      (text) => text.trim() !== '' && !text.includes('\n'),
      'a single line of text',
      LONGEST_LINE,
    );
  }

  text(name: string): string {
    return this.checked(name, (text) => text.trim() !== '', 'text', LONGEST_TEXT).trimEnd();
  }

  matching(name: string, pattern: RegExp, expects: string): string {
    return this.checked(name, (text) => pattern.test(text), expects);
  }

  checked(name: string, isWell: (text: string) => boolean, expects: string, longest = LONGEST_LINE): string {
    const value = this.has(name) ? this.#value[name] : undefined;
    if (value === undefined || value === null) this.#say(name, 'missing', 'is missing', `Give ${expects}`);
    else if (typeof value !== 'string' || value.length > longest || !isWell(value))
      this.#say(name, 'value', `must be ${expects}`, 'Correct the value');
    else return value;
    return '';
  }

  words(name: string, may?: 'may be empty'): readonly string[] {
    return this.#list(name, may).flatMap((each, at) => {
      if (typeof each === 'string' && each.trim() !== '' && each.length <= LONGEST_LINE) return [each];
      this.#complain(
        this.#lineOf([...this.#path, name, at]),
        'value',
        `${this.#name(name)} contains something other than a single line of text`,
        'Put it in quotes',
      );
      return [];
    });
  }

  object(name: string): FrontMatter {
    if (!this.has(name)) this.#say(name, 'missing', 'is missing', 'Write it as name: value, one per line');
    return this.has(name)
      ? this.#at(this.#value[name], [...this.#path, name])
      : this.#at({}, [...this.#path, name], () => {});
  }

  objects(name: string): readonly FrontMatter[] {
    return this.#list(name).map((each, at) => this.#at(each, [...this.#path, name, at]));
  }

  #list(name: string, may?: 'may be empty'): readonly unknown[] {
    const value = this.has(name) ? this.#value[name] : undefined;
    const isList = Array.isArray(value) && value.length <= MOST_ITEMS;
    if (isList && (value.length > 0 || may !== undefined)) return value as unknown[];
    if (value === undefined)
      this.#say(name, 'missing', 'is missing', may === undefined ? 'Give a list' : 'Give a list, or []');
    else this.#say(name, 'value', 'must be a list that is not empty and not too long', 'Start each line with a dash');
    return [];
  }

  #at(value: unknown, path: Path, complain = this.#complain): FrontMatter {
    return new FrontMatter(value, path, this.#lineOf, complain);
  }

  #say(name: string, code: string, says: string, remedy: string): void {
    this.#complain(
      this.#lineOf(name === '' ? this.#path : [...this.#path, name]),
      code,
      `${this.#name(name)} ${says}`,
      remedy,
    );
  }

  #name(name: string): string {
    return [...this.#path, ...(name === '' ? [] : [name])].join('.') || 'the front matter';
  }
}
