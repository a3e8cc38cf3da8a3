/** A file as a forge's comparison gives it: its unified diff, without the two lines that name it. */
export type PatchedFile = {
  readonly path: string;
  readonly previousPath?: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** Undefined where the forge leaves it out: binary, or too large. */
  readonly patch: string | undefined;
};

/** Consecutive lines that go and come, between lines that stay. */
type Block = { readonly removed: string[]; readonly added: string[] };

/**
 * What a change does, whatever commit it starts from: the same text for the same change after a clean rebase, another one
 * as soon as a line of it differs. Undefined where a file's difference is not known: what cannot be compared is not the
 * same. With `isInverse` it names the change that takes this one back.
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

/** Lines with what surrounds them; where in the file they are, and the name of the function around, is left out. */
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
