/** A file in a forge's comparison: its unified diff, without the two lines that name it. */
export type PatchedFile = {
  readonly path: string;
  readonly previousPath?: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** Undefined if the forge omits it: binary, or too large. */
  readonly patch: string | undefined;
};

/** Consecutive removed and added lines, between unchanged ones. */
type Block = { readonly removed: string[]; readonly added: string[] };

/**
 * What a change does, independent of its base commit: the same text after a clean rebase, a different one as soon as a
 * line differs. Undefined if a file's diff is unknown: what cannot be compared does not count as the same. With
 * `isInverse` it identifies the change that reverts this one.
 */
export function patchIdentity(files: readonly PatchedFile[], isInverse = false): string | undefined {
  const parts: unknown[] = [];
  for (const { path, previousPath = path, status, patch } of files) {
    if (patch === undefined && (status !== 'renamed' || previousPath === path)) return undefined;
    const [from, to] = isInverse ? [path, previousPath] : [previousPath, path];
    parts.push([from, to, isInverse ? INVERSE[status] : status, hunksOf(patch ?? '', isInverse)]);
  }
  return parts.length === 0 ? undefined : JSON.stringify(parts.toSorted((one, other) => compare(one, other)));
}

const INVERSE = { added: 'removed', removed: 'added', modified: 'modified', renamed: 'renamed' } as const;

/** Changed lines with their context, but without their position in the file and the enclosing function's name. */
function hunksOf(patch: string, isInverse: boolean): readonly unknown[] {
  const hunks: unknown[][] = [];
  let block: Block | undefined;
  for (const line of patch.split('\n')) {
    if (line.startsWith('@@')) {
      hunks.push([]);
      block = undefined;
      continue;
    }
    const hunk = hunks.at(-1);
    if (hunk === undefined) continue;
    const sign = line[0];
    if (sign !== '-' && sign !== '+') {
      block = undefined;
      hunk.push(line.replace(/\r$/, ''));
      continue;
    }
    if (block === undefined) {
      block = { removed: [], added: [] };
      hunk.push(block);
    }
    ((sign === '-') === !isInverse ? block.removed : block.added).push(line.slice(1));
  }
  return hunks;
}

const compare = (one: unknown, other: unknown): number => {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
};
