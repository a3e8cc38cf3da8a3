import type { Evaluated } from './controls.ts';

/** What the test of one stretch of the record changes for the controls. */
export type Outcome = {
  /** Not kept, and no finding of it was open. */
  readonly failed: readonly Evaluated[];
  /** Not kept, while a finding of it was open. */
  readonly again: readonly Evaluated[];
  /** A finding was open, and what came on record since holds. */
  readonly passed: readonly Evaluated[];
};

/**
 * Holds the controls of a stretch against the findings that are open. Nothing on record ends nothing: a control passes by
 * something that was done and kept, never by silence.
 *
 * @param open the controls of which a finding is open
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
