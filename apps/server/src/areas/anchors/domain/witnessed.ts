import type { Id } from '../../../kernel/ids.ts';
import type { Contradiction } from './judge-head.ts';

export type WitnessedId = Id<'witnessed-ledger'>;

/** Another ledger, whose heads this Muster cosigns as a witness. */
export type Witnessed = {
  readonly id: WitnessedId;
  readonly name: string;
  /** The first line of its heads. */
  readonly origin: string;
  /** The verifier key lines that its heads are believed under. */
  readonly keys: readonly string[];
  /** The newest head that was cosigned: 0 before the first. */
  readonly size: number;
  readonly checkpoint: string | undefined;
  readonly seenAt: Date | undefined;
  readonly contradiction: { readonly problem: Contradiction; readonly note: string; readonly at: Date } | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** What a contradiction is, in words. */
export const contradictionWords: Readonly<Record<Contradiction, string>> = {
  forked: 'it signed two heads of one size with different roots: its history was rewritten',
  unproven:
    'it signed a head that does not lead on from the one before: its history was rewritten, or the proof was not its own',
  older: 'it signed a head older than the last one: its newest entries were cut off, or a backup was restored',
};
