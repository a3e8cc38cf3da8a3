import type { PathPattern } from './path-pattern.ts';

/** A valid line of a CODEOWNERS file. */
export type OwnerRule = {
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  /** As written: `@user`, `@org/team` or an e-mail address. Empty where the line clears ownership. */
  readonly owners: readonly string[];
  readonly matches: PathPattern;
};
