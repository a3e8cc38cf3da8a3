import type { Id } from '../../../kernel/ids.ts';
import type { Contradiction } from './judge-head.ts';

export type WitnessedId = Id<'witnessed-ledger'>;

/** Another ledger whose heads this Muster cosigns as a witness. */
export type Witnessed = {
  readonly id: WitnessedId;
  readonly name: string;
  /** The first line of its checkpoints. */
  readonly origin: string;
  /** The verifier key lines under which its heads are trusted. */
  readonly keys: readonly string[];
  /** Size of the newest head cosigned; 0 before the first. */
  readonly size: number;
  readonly checkpoint: string | undefined;
  readonly seenAt: Date | undefined;
  readonly contradiction: { readonly problem: Contradiction; readonly note: string; readonly at: Date } | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** Contradictions in words. */
export const contradictionWords: Readonly<Record<Contradiction, string>> = {
  forked: 'it signed two heads of the same size with different roots: its history was rewritten',
  unproven:
    'it signed a head that does not extend the one before: its history was rewritten, or the proof was for another ledger',
  older: 'it signed a head older than the last one: its newest entries were cut off, or a backup was restored',
};

/**
 * Evidence strength: a fork is proven by two signatures alone; a failed proof is weakest, since anybody can corrupt
 * one.
 */
const proves: Readonly<Record<Contradiction, number>> = { unproven: 1, older: 2, forked: 3 };

/**
 * Whether it is stronger evidence than the stored contradiction, and so replaces it: a fork cannot be covered up by a
 * weaker one.
 */
export const isWorse = (problem: Contradiction, kept: Contradiction | undefined): boolean =>
  kept === undefined || proves[problem] > proves[kept];
