import type { FairnessLimits, Gates } from '@muster/ml-stats';
import type { PolicySnapshot, Share } from '@muster/policy';

/** A share of the policy as the number that statistics are compared with. */
export const shareOf = ({ numerator, denominator }: Share): number => numerator / denominator;

/** When distances are drift, by the policy. */
export const driftGates = ({ detection: { drift } }: PolicySnapshot): Gates => ({
  minimumRows: drift.minimumRows,
  possibleFrom: drift.possibleFrom,
  driftFrom: drift.driftFrom,
  alpha: drift.alpha,
  control: drift.control,
});

/** How far groups may be apart, by the policy. */
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

/** The label that marks a drift alert, by which its acknowledgement is counted (GOV 4.5). */
export function driftMark({ slos }: PolicySnapshot): { readonly [label: string]: string } {
  for (const { objective } of Object.values(slos))
    if (objective.kind === 'acknowledgement') return { [objective.marked.label]: objective.marked.value };
  return {};
}
