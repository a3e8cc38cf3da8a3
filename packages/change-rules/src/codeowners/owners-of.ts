import type { Codeowners, OwnerRule } from './parse.ts';

export type Ownership = {
  readonly owners: readonly string[];
  /** The line that decided; undefined where none matches. A line without owners is one that cleared. */
  readonly rule?: OwnerRule;
};

/** Who owns a path, which is told from the repository's root, with slashes. The last line that matches decides. */
export function ownersOf(file: Codeowners, path: string): Ownership {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0) return { owners: [] };
  const rule = file.rules.findLast(({ matches }) => matches(segments));
  return rule === undefined ? { owners: [] } : { owners: rule.owners, rule };
}
