import { significant, type Control } from './multiple-testing.ts';

/** The measured difference of a feature, the prediction or the label from its reference. */
export type Distance = {
  readonly name: string;
  readonly psi: number;
  /** Of the test for its type: Kolmogorov–Smirnov or chi-square. */
  readonly p: number;
  readonly referenceRows: number;
  readonly currentRows: number;
};

/** From the policy: the minimum distance, the minimum rows, and the significance level. */
export type Gates = {
  readonly minimumRows: number;
  readonly possibleFrom: number;
  readonly driftFrom: number;
  readonly alpha: number;
  readonly control: Control;
};

export type Verdict = 'insufficient' | 'stable' | 'possible' | 'drift';

/**
 * Judges all distances measured in one evaluation. A p-value alone never decides: with enough rows everything is
 * significant, so a minimum distance is required first; and a distance alone is only *possible* drift, until the test
 * agrees after correction for multiple testing. A distance equal to the limit counts.
 */
export function judgeDrift(distances: readonly Distance[], gates: Gates): Verdict[] {
  const enough = distances.map((one) => Math.min(one.referenceRows, one.currentRows) >= gates.minimumRows);
  const tested = distances.filter((_, i) => enough[i]);
  const counts = significant(
    tested.map(({ p }) => p),
    gates.alpha,
    gates.control,
  );
  let at = 0;
  return distances.map((one, i) => {
    if (!enough[i]) return 'insufficient';
    const isSignificant = counts[at++]!;
    if (one.psi >= gates.driftFrom && isSignificant) return 'drift';
    return one.psi >= gates.possibleFrom ? 'possible' : 'stable';
  });
}
