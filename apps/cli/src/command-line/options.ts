import { wrongUsage } from '../failures/failure.ts';

/** A command's options by their typed names (`reason` for `--reason`). */
export type Options = {
  readonly text: (name: string) => string | undefined;
  /** For options that commander has already required. */
  readonly needed: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
  readonly number: (name: string) => number | undefined;
  /** For options whose choices commander has already checked. */
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
      if (!/^\d{1,15}$/.test(value)) throw wrongUsage(`--${name} must be a whole number.`);
      return Number(value);
    },
    choice: (name, words) => words.find((word) => word === text(name)),
  };
}
