/**
 * What a verification that found no problem did not compare.
 *
 * - `key-not-pinned`: no key was given from outside: anybody can sign a file with a key of their own
 * - `begins-later`: entries before the file's first were not read; the signed head vouches for their hashes alone
 * - `kept-not-counted`: the pruning entry does not say how many older entries were kept, so one of them may be missing
 * - `witness-not-compared`: a witness's head is older than the file's first entry
 */
export type Caveat = 'key-not-pinned' | 'begins-later' | 'kept-not-counted' | 'witness-not-compared';

export type Compared = {
  readonly isKeyPinned: boolean;
  readonly from: number;
  readonly expectedFrom: number;
  readonly areKeptCounted: boolean;
  readonly olderWitnesses: number;
};

export function caveatsOf(compared: Compared): readonly Caveat[] {
  const { isKeyPinned, from, expectedFrom, areKeptCounted, olderWitnesses } = compared;
  return [
    ...(isKeyPinned ? [] : (['key-not-pinned'] as const)),
    ...(from > expectedFrom ? (['begins-later'] as const) : []),
    ...(areKeptCounted ? [] : (['kept-not-counted'] as const)),
    ...(olderWitnesses > 0 ? (['witness-not-compared'] as const) : []),
  ];
}
