import type { Evaluated } from './controls.ts';

/** How a test of one stretch of the ledger changes the findings. */
export type Outcome = {
  /** Broken, without an open finding. */
  readonly failed: readonly Evaluated[];
  /** Broken, with a finding already open. */
  readonly again: readonly Evaluated[];
  /** A finding was open, and the new entries show the control was kept. */
  readonly passed: readonly Evaluated[];
};

/**
 * Compares a stretch's controls with the open findings. A control passes only by entries that show it was kept, never
 * by an absence of entries.
 *
 * @param open ids of the controls with an open finding
 */
export function outcomeOf(evaluated: readonly Evaluated[], open: ReadonlySet<string>): Outcome {
  const isOpen = ({ control }: Evaluated): boolean => open.has(control.id);
  const broken = evaluated.filter(({ verdict }) => verdict === 'exceptions');
  return {
    failed: broken.filter((each) => !isOpen(each)),
    again: broken.filter(isOpen),
    passed: evaluated.filter((each) => each.verdict === 'none-found' && isOpen(each)),
  };
}
