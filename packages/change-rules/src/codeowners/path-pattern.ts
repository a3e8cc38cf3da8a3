import { globMatches } from './glob.ts';

/** Whether a path from the repository's root, split into segments, matches the pattern. */
export type PathPattern = (path: readonly string[]) => boolean;

/** Any number of whole segments, including none. */
const ANY = Symbol('**');
type Part = string | typeof ANY;

/**
 * Compiles a CODEOWNERS pattern into a test of paths. Source: GitHub, "About code owners"; where that is silent, the
 * behaviour of hmarr/codeowners. The pattern is valid (`patternProblem`).
 */
export function pathPattern(pattern: string): PathPattern {
  const segments = pattern.split('/');
  const isFolder = segments.length > 1 && segments.at(-1) === '';
  if (isFolder) segments.pop();
  const isAnchored = segments.length > 1;
  if (segments[0] === '') segments.shift();

  const parts: Part[] = segments.map((segment) => (segment === '**' ? ANY : segment));
  if (!isAnchored && parts[0] !== ANY) parts.unshift(ANY);
  const last = parts.at(-1);
  // `docs/*` matches only children of docs; `docs/api` and `docs/` match everything inside.
  const least = isFolder || last === ANY ? 1 : 0;
  const isOpen = isFolder || last === ANY || last !== '*';
  if (last === ANY) parts.pop();
  return (path) => matchesParts(parts, path, least, isOpen);
}

/**
 * Matches every part in order, each `ANY` as short as possible, then at least `least` more segments if `isOpen`,
 * otherwise none. Backtracking to the latest `ANY` is enough, so the time is at most parts times segments comparisons.
 */
function matchesParts(parts: readonly Part[], path: readonly string[], least: number, isOpen: boolean): boolean {
  let part = 0;
  let at = 0;
  let retry: { readonly part: number; at: number } | undefined;
  for (;;) {
    const wanted = parts[part];
    if (wanted === ANY) {
      retry = { part: part + 1, at };
      part += 1;
      continue;
    }
    if (wanted === undefined) {
      const rest = path.length - at;
      if (isOpen ? rest >= least : rest === 0) return true;
    } else {
      const segment = path[at];
      if (segment !== undefined && globMatches(wanted, segment)) {
        part += 1;
        at += 1;
        continue;
      }
    }
    if (retry === undefined || retry.at >= path.length) return false;
    retry.at += 1;
    ({ part, at } = retry);
  }
}
