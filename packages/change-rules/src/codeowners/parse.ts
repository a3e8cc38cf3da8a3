import { pathPattern, type PathPattern } from './path-pattern.ts';

/** Where GitHub looks, in this order; the first that exists counts. */
export const CODEOWNERS_PLACES: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub does not load a file of this size or larger. */
const TOO_LARGE_BYTES = 3 * 1024 * 1024;

/** A skipped line, and why. Line 0 is the file as a whole. */
export type CodeownersProblem = { readonly line: number; readonly problem: string };

export type Codeowners = {
  /** In file order. */
  readonly rules: readonly OwnerRule[];
  readonly problems: readonly CodeownersProblem[];
};

/** Parses a CODEOWNERS file. Never throws: an invalid line is skipped and reported. */
export function parseCodeowners(text: string): Codeowners {
  if (bytesOf(text) >= TOO_LARGE_BYTES)
    return { rules: [], problems: [{ line: 0, problem: 'the file is 3 MB or larger: GitHub does not load it' }] };
  const rules: OwnerRule[] = [];
  const problems: CodeownersProblem[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const [pattern, ...owners] = wordsOf(raw);
    if (pattern === undefined) continue;
    const stranger = owners.find((owner) => !isOwner(owner));
    const problem = patternProblem(pattern) ?? (stranger === undefined ? undefined : ownerProblem(stranger));
    if (problem === undefined) rules.push({ line, pattern, owners, matches: pathPattern(pattern) });
    else problems.push({ line, problem });
  }
  return { rules, problems };
}

/** The words before a comment. A space after a backslash belongs to its word. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\]|\\(?=\s*$))+/gsu)) {
    if (word.startsWith('#')) break;
    words.push(word);
  }
  return words;
}

/** Why GitHub skips a line with this pattern; undefined if it accepts it. */
function patternProblem(pattern: string): string | undefined {
  if (pattern === '/') return 'the pattern "/" matches nothing';
  if (pattern.startsWith('!')) return 'a pattern cannot be negated with "!"';
  if (pattern.startsWith(String.raw`\#`)) return 'a pattern cannot begin with an escaped "#"';
  if (/[[\]]/.test(pattern)) return 'a pattern cannot have a range of characters in brackets';
  if (pattern.includes('***')) return 'a pattern cannot have three stars in a row';
  return undefined;
}

const ownerProblem = (owner: string): string => `"${owner}" is no @user, @organisation/team or e-mail address`;

/** `@user` (including an enterprise's `@user_code`), `@org/team` or an e-mail address. */
const isOwner = (owner: string): boolean =>
  /^@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/.test(owner) ||
  /^[^\s@]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(owner);

/** In UTF-8, as stored in the repository; a lone surrogate counts as its replacement character. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

/** A valid line of a CODEOWNERS file. */
export type OwnerRule = {
  /** Counted from 1. */
  readonly line: number;
  readonly pattern: string;
  /** As written: `@user`, `@org/team` or an e-mail address. Empty if the line clears ownership. */
  readonly owners: readonly string[];
  readonly matches: PathPattern;
};
