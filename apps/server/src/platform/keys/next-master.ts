import { numberOf } from './key-ring.ts';

export type MasterStanding = {
  /** In the folder of the machine that rotates. */
  readonly newest: string;
  readonly inUse: string;
  readonly isSettled: boolean;
  /** Data keys wrapped under keys other than the one in use. */
  readonly wrappedUnderOthers: number;
};

/** A rotation's next step: complete an interrupted one, or begin. Pure. */
export type NextMaster = { readonly kind: 'go-on'; readonly kid: string } | { readonly kind: 'add' };

/**
 * An interrupted rotation is completed before another begins: a newer key that is not in use yet was added by one, or
 * by the operator for this one; data keys under an older key are those it had not reached.
 */
export function nextMaster({ newest, inUse, isSettled, wrappedUnderOthers }: MasterStanding): NextMaster {
  if (numberOf(newest) > numberOf(inUse)) return { kind: 'go-on', kid: newest };
  return isSettled && wrappedUnderOthers === 0 ? { kind: 'add' } : { kind: 'go-on', kid: inUse };
}
