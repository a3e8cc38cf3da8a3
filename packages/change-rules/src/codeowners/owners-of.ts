import type { Codeowners, OwnerRule } from './parse.ts';

export type Ownership = {
  readonly owners: readonly string[];
  /** The line that decided; undefined if none matches. A line without owners clears ownership. */
  readonly rule?: OwnerRule;
};

/** The owners of a path, relative to the repository's root, with slashes. The last matching line decides. */
export function ownersOf(file: Codeowners, path: string): Ownership {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0) return { owners: [] };
  const rule = file.rules.findLast(({ matches }) => matches(segments));
  return rule === undefined ? { owners: [] } : { owners: rule.owners, rule };
}
