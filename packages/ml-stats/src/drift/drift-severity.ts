import type { Verdict } from './judge-drift.ts';

/** One thing judged: a feature with its share of the model's importance where that is known, or the prediction or label. */
export type Judged = {
  readonly what: 'feature' | 'prediction' | 'label';
  readonly verdict: Verdict;
  /** Of 1 over all features; undefined where the version declares none. */
  readonly importance?: number | undefined;
};

/** What else is known of the model at that instant; what is unknown is undefined and never read as fine or as bad. */
export type Circumstances = {
  /** Share of correct predictions in its newest judged slice. */
  readonly sliceAccuracy?: number | undefined;
  readonly isObjectiveMissed?: boolean | undefined;
  readonly usersAffected?: number | undefined;
};

export type DriftLimits = {
  readonly importantShare: number;
  readonly accuracyBelow: number;
  readonly usersOver: number;
};

export type DriftSeverity = 'SEV-1' | 'SEV-2' | 'SEV-3' | 'SEV-4';

/**
 * How bad it is (GOV 3, 4.5): possible drift SEV-4; drift of a feature SEV-3; of the prediction or the label, or of
 * features that together hold half of the importance, or with accuracy below its objective, SEV-2; drift while the
 * objective is missed or many users are affected SEV-1. Undefined where nothing drifts.
 */
export function driftSeverity(
  judged: readonly Judged[],
  now: Circumstances,
  limits: DriftLimits,
): { severity: DriftSeverity; because: string } | undefined {
  const certain = judged.filter(({ verdict }) => verdict === 'drift');
  if (certain.length === 0) {
    return judged.some(({ verdict }) => verdict === 'possible')
      ? { severity: 'SEV-4', because: 'possible drift' }
      : undefined;
  }
  if (now.isObjectiveMissed === true)
    return { severity: 'SEV-1', because: 'drift while the accuracy objective is missed' };
  if (now.usersAffected !== undefined && now.usersAffected > limits.usersOver)
    return { severity: 'SEV-1', because: 'drift that affects more users than the limit' };
  if (certain.some(({ what }) => what !== 'feature'))
    return { severity: 'SEV-2', because: 'drift of the predictions or labels' };
  const held = certain.reduce((sum, { importance }) => sum + (importance ?? 0), 0);
  if (held >= limits.importantShare)
    return { severity: 'SEV-2', because: 'drift of features that hold much of the importance' };
  if (now.sliceAccuracy !== undefined && now.sliceAccuracy < limits.accuracyBelow)
    return { severity: 'SEV-2', because: 'drift while accuracy is below its objective' };
  return { severity: 'SEV-3', because: 'drift of a feature' };
}
