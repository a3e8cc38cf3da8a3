import { wrongUsage } from '../failures/failure.ts';

/** The options of one command, by their names as typed (`reason` of `--reason`). */
export type Options = {
  readonly text: (name: string) => string | undefined;
  /** For options that commander has made sure of. */
  readonly needed: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
  readonly number: (name: string) => number | undefined;
  /** One of a few words, which commander has made sure of. */
  readonly choice: <Word extends string>(name: string, words: readonly Word[]) => Word | undefined;
};

export function optionsOf(given: Readonly<Record<string, unknown>>): Options {
  const valueOf = (name: string): unknown =>
    given[name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  const text = (name: string): string | undefined => {
    const value = valueOf(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text,
    needed: (name) => text(name) ?? '',
    flag: (name) => valueOf(name) === true,
    list: (name) => {
      const value = valueOf(name);
      return Array.isArray(value) ? (value as string[]) : [];
    },
    number: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^\d{1,15}$/.test(value)) throw wrongUsage(`--${name} takes a whole number.`);
      return Number(value);
    },
    choice: (name, words) => words.find((word) => word === text(name)),
  };
}
