import type { Connection } from '../connection/connection.ts';
import type { Screen } from '../output/screen.ts';
import type { Shell } from '../shell.ts';
import type { Options } from './options.ts';

/** A command as a value: the command line is built from these, and tests can inspect each. */
export type Verb = {
  /** Commander usage: `ack <code>`. */
  readonly usage: string;
  /** Aliases, as typed. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly options?: readonly OptionSpec[];
  readonly examples?: readonly string[];
  /** The command to suggest after a failure that has no remedy of its own; `<code>` is replaced by that word. */
  readonly next?: string;
  /** By refusal code: the command to suggest before `next`. */
  readonly nextAfter?: Readonly<Record<string, string>>;
  readonly run: (asked: Asked) => Promise<Answer>;
};

/** If `flags` takes a list, `isMany` allows repeating it. */
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
  /** Opened on first use. */
  readonly connection: () => Connection;
  /** Progress messages while a command runs, on stderr. */
  readonly aside: (words: (screen: Screen) => string) => Promise<void>;
  /** For commands that never end or print incrementally: one value, as a line of JSON or as text. */
  readonly piece: (json: unknown, words: (screen: Screen) => string) => Promise<void>;
};

/** The final output: JSON for programs, words for people. Sets exit code 1 with `isFailure`, 5 with `isUnproven`. */
export type Answer = {
  readonly json: unknown;
  readonly words: (screen: Screen) => string;
  readonly isFailure?: boolean;
  readonly isUnproven?: boolean;
};

/** Everything was printed along the way. */
export const nothingMore: Answer = { json: undefined, words: () => '' };

export type Noun = {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  readonly verbs: readonly Verb[];
};
