import type { Verdict } from './judge-drift.ts';

/** One thing judged: a feature, with its share of the model's importance if known, or the prediction or label. */
export type Judged = {
  readonly what: 'feature' | 'prediction' | 'label';
  readonly verdict: Verdict;
  /** As a share of all features; undefined if the version declares none. */
  readonly importance?: number | undefined;
};

/** What else is known about the model at that time; undefined means unknown, and never counts as good or bad. */
export type Circumstances = {
  /** Share of correct predictions in its latest judged slice. */
  readonly sliceAccuracy?: number | undefined;
  readonly isObjectiveMissed?: boolean | undefined;
  readonly usersAffected?: number | undefined;
};

export type DriftLimits = {
  readonly importantShare: number;
  readonly accuracyBelow: number;
  readonly usersOver: number;
};

export type DriftReason =
  | 'possible-drift'
  | 'feature-drift'
  | 'important-drift'
  | 'prediction-drift'
  | 'drift-and-accuracy'
  | 'drift-and-objective'
  | 'drift-and-users';

/** The levels of drift, each mapped to a severity of the policy. */
export type DriftLevel = 'possible' | 'feature' | 'serious' | 'worst';

/**
 * The level of drift (GOV 3, 4.5): possible drift; drift of a feature; serious if it affects the prediction or the
 * label, features that together hold much of the importance, or coincides with accuracy below its objective; the worst
 * while the objective is missed or many users are affected. Undefined without drift.
 */
export function driftLevel(
  judged: readonly Judged[],
  now: Circumstances,
  limits: DriftLimits,
): { level: DriftLevel; because: DriftReason } | undefined {
  const certain = judged.filter(({ verdict }) => verdict === 'drift');
  if (certain.length === 0) {
    return judged.some(({ verdict }) => verdict === 'possible')
      ? { level: 'possible', because: 'possible-drift' }
      : undefined;
  }
  if (now.isObjectiveMissed === true) return { level: 'worst', because: 'drift-and-objective' };
  if (now.usersAffected !== undefined && now.usersAffected > limits.usersOver)
    return { level: 'worst', because: 'drift-and-users' };
  if (certain.some(({ what }) => what !== 'feature')) return { level: 'serious', because: 'prediction-drift' };
  const held = certain.reduce((sum, { importance }) => sum + (importance ?? 0), 0);
  if (held >= limits.importantShare) return { level: 'serious', because: 'important-drift' };
  if (now.sliceAccuracy !== undefined && now.sliceAccuracy < limits.accuracyBelow)
    return { level: 'serious', because: 'drift-and-accuracy' };
  return { level: 'feature', because: 'feature-drift' };
}
