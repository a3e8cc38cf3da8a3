import type { Connection } from '../connection/connection.ts';
import type { Screen } from '../output/screen.ts';
import type { Shell } from '../shell.ts';
import type { Options } from './options.ts';

/** What a command does, as a value: the command line is built from these, and a test can ask each. */
export type Verb = {
  /** `ack <code>`, as commander reads it. */
  readonly usage: string;
  /** Other names for it, as typed. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly options?: readonly OptionSpec[];
  readonly examples?: readonly string[];
  /** The command to try after a failure that has no remedy of its own; `<code>` stands for that word. */
  readonly next?: string;
  /** The command that helps after a refusal with this code, before `next`. */
  readonly nextAfter?: Readonly<Record<string, string>>;
  readonly run: (asked: Asked) => Promise<Answer>;
};

/** Where `flags` takes a list, `isMany` lets it be given several times. */
export type OptionSpec = {
  readonly flags: string;
  readonly what: string;
  readonly isMany?: boolean;
  readonly isNeeded?: boolean;
  readonly choices?: readonly string[];
};

export type Asked = {
  /** The words after the verb, in order. */
  readonly words: readonly string[];
  readonly options: Options;
  readonly shell: Shell;
  readonly isJson: boolean;
  /** Opened when first asked for. */
  readonly connection: () => Connection;
  /** For what is said while a command runs, on the error stream. */
  readonly aside: (words: (screen: Screen) => string) => Promise<void>;
  /** For commands that never end or answer in pieces: one value, as a line of JSON or as words. */
  readonly piece: (json: unknown, words: (screen: Screen) => string) => Promise<void>;
};

/** What is printed at the end: the value for programs, the words for people. `isFailure` makes the exit code 1 all the same, `isUnproven` 5. */
export type Answer = {
  readonly json: unknown;
  readonly words: (screen: Screen) => string;
  readonly isFailure?: boolean;
  readonly isUnproven?: boolean;
};

/** Everything was said on the way. */
export const nothingMore: Answer = { json: undefined, words: () => '' };

export type Noun = {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  readonly verbs: readonly Verb[];
};
