import { numberOf } from './key-ring.ts';

export type MasterStanding = {
  /** In the folder of who rotates. */
  readonly newest: string;
  readonly inUse: string;
  readonly isSettled: boolean;
  /** Data keys under other keys than the one in use. */
  readonly wrappedUnderOthers: number;
};

/** What a rotation is to do: bring one that was begun to its end, or begin. Pure. */
export type NextMaster = { readonly kind: 'go-on'; readonly kid: string } | { readonly kind: 'add' };

/**
 * A rotation that was interrupted is gone on with before there is another: a file that nobody uses yet was laid down by
 * one, or by the operator for this one; data keys under an older key are what it had not come to.
 */
export function nextMaster({ newest, inUse, isSettled, wrappedUnderOthers }: MasterStanding): NextMaster {
  if (numberOf(newest) > numberOf(inUse)) return { kind: 'go-on', kid: newest };
  return isSettled && wrappedUnderOthers === 0 ? { kind: 'add' } : { kind: 'go-on', kid: inUse };
}
