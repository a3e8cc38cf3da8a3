import type { FairnessLimits, Gates } from '@muster/ml-stats';
import type { PolicySnapshot, Share } from '@muster/policy';

/** A share of the policy as a number for comparison with statistics. */
export const shareOf = ({ numerator, denominator }: Share): number => numerator / denominator;

/** The policy's thresholds for drift. */
export const driftGates = ({ detection: { drift } }: PolicySnapshot): Gates => ({
  minimumRows: drift.minimumRows,
  possibleFrom: drift.possibleFrom,
  driftFrom: drift.driftFrom,
  alpha: drift.alpha,
  control: drift.control,
});

/** The policy's limits for differences between groups. */
export const fairnessLimits = ({ detection: { fairness } }: PolicySnapshot): FairnessLimits => ({
  minimumRows: fairness.minimumRows,
  minimumPositives: fairness.minimumPositives,
  suppressBelow: fairness.suppressBelow,
  parityDifferenceOver: fairness.parityDifferenceOver,
  fourFifthsBelow: fairness.fourFifthsBelow,
  opportunityDifferenceOver: fairness.opportunityDifferenceOver,
  oddsDifferenceOver: fairness.oddsDifferenceOver,
});

/** The accuracy that slices must reach (GOV 4.3), if the policy has such an objective. */
export function accuracyObjective({ slos }: PolicySnapshot): { below: number; needsLabelled: number } | undefined {
  for (const { objective } of Object.values(slos))
    if (objective.kind === 'accuracy')
      return { below: shareOf(objective.sliceAtLeast), needsLabelled: objective.sliceNeedsLabelled };
  return undefined;
}

/** The label that marks a drift alert, so that its acknowledgement counts (GOV 4.5). */
export function driftMark({ slos }: PolicySnapshot): { readonly [label: string]: string } {
  for (const { objective } of Object.values(slos))
    if (objective.kind === 'acknowledgement') return { [objective.marked.label]: objective.marked.value };
  return {};
}
