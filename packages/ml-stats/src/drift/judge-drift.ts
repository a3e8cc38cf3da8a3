import { significant, type Control } from './multiple-testing.ts';

/** What a feature, the prediction or the label shows, beside its reference. */
export type Distance = {
  readonly name: string;
  readonly psi: number;
  /** Of the test that fits the kind: Kolmogorov–Smirnov or chi-square. */
  readonly p: number;
  readonly referenceRows: number;
  readonly currentRows: number;
};

/** Policy's: from which distance on, from how many rows on, and at which level. */
export type Gates = {
  readonly minimumRows: number;
  readonly possibleFrom: number;
  readonly driftFrom: number;
  readonly alpha: number;
  readonly control: Control;
};

export type Verdict = 'insufficient' | 'stable' | 'possible' | 'drift';

/**
 * Judges all that one evaluation measured together. A p-value alone never decides: with enough rows everything is
 * significant, so a distance is asked for first; and a distance alone is only *possible* drift, until the test agrees
 * after control for their number. On the distance's border it counts.
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
