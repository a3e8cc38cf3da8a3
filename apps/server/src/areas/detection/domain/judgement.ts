import { driftLevel, type DriftReason } from '@muster/ml-stats';
import type { PolicySnapshot, Severity } from '@muster/policy';
import type { Comparison } from './compare.ts';
import type { QualityProblem } from './data-quality.ts';
import { accuracyObjective, shareOf } from './limits.ts';
import type { Plot } from './plot.ts';
import type { Verdict } from './watch.ts';

/** What a stream detector has found recently: possible drift of its stream. */
export type StreamFinding = {
  readonly stream: 'error-share' | 'mean-score';
  readonly detector: 'adwin' | 'page-hinkley';
  readonly at: string;
};

/** A version's comparison with its reference, with everything its page shows. */
export type Judgement = {
  readonly reference: number;
  readonly bins: number;
  readonly rows: number;
  readonly from: string;
  readonly to: string;
  readonly comparisons: readonly Comparison[];
  readonly plots: readonly Plot[];
  readonly streams: readonly StreamFinding[];
  readonly problems: readonly QualityProblem[];
  /** On the newest labels; absent if there are too few. */
  readonly accuracy?: number;
};

export type Finding = { readonly severity: Severity; readonly because: DriftReason };

/** The worst verdict: a finding outweighs insufficient data. */
export function verdictOf({ comparisons, streams }: Judgement): Verdict {
  const has = (verdict: Verdict) => comparisons.some((one) => one.verdict === verdict);
  if (has('drift')) return 'drift';
  if (has('possible') || streams.length > 0) return 'possible';
  return has('stable') ? 'stable' : 'insufficient';
}

/** The severity of the drift by the policy, given what else is known of the version (GOV 3, 4.5). */
export function driftFound(
  judgement: Judgement,
  isObjectiveMissed: boolean | undefined,
  policy: PolicySnapshot,
): Finding | undefined {
  const { drift } = policy.detection;
  const judged = [
    ...judgement.comparisons,
    ...judgement.streams.map(() => ({ what: 'prediction' as const, verdict: 'possible' as const })),
  ];
  const found = driftLevel(
    judged,
    { sliceAccuracy: judgement.accuracy, isObjectiveMissed },
    {
      importantShare: shareOf(drift.importantShare),
      accuracyBelow: accuracyObjective(policy)?.below ?? 0,
      usersOver: shareOf(drift.usersOver),
    },
  );
  return found === undefined ? undefined : { severity: drift.opens[found.level], because: found.because };
}
