import { difference, equalizedOdds, ratio, type Disparity, type GroupRate } from './disparity.ts';
import { fourFifths, type Impact } from './four-fifths.ts';
import { accuracy, falsePositiveRate, selectionRate, truePositiveRate, type Rate } from './rates.ts';
import type { Group } from './tally.ts';

/** From the policy: the minimum group size to judge, and how far groups may be apart. */
export type FairnessLimits = {
  readonly minimumRows: number;
  readonly minimumPositives: number;
  /** Cells with fewer rows are not exported. */
  readonly suppressBelow: number;
  readonly parityDifferenceOver: number;
  readonly fourFifthsBelow: number;
  readonly opportunityDifferenceOver: number;
  readonly oddsDifferenceOver: number;
};

export type GroupReport = Group & {
  readonly selection: Rate;
  readonly truePositive: Rate;
  readonly falsePositive: Rate;
  readonly accuracy: Rate;
  /** Too few rows to judge at all, or too few positives for the measures that need them. */
  readonly insufficient?: 'rows' | 'positives';
};

export type FairnessReport = {
  readonly groups: readonly GroupReport[];
  readonly parityDifference: Disparity;
  readonly parityRatio: Disparity;
  readonly opportunityDifference: Disparity;
  readonly oddsDifference: Disparity;
  readonly impacts: readonly Impact[];
  /** The measures beyond their limits. */
  readonly beyond: readonly FairnessMeasure[];
  readonly verdict: 'within' | 'beyond' | 'incomplete';
};

export type FairnessMeasure = 'parity_difference' | 'four_fifths' | 'opportunity_difference' | 'odds_difference';

/**
 * Judges one attribute's groups. Selection is compared over all sufficiently large groups; measures that need truths,
 * over those with enough positives. A small group is listed and prevents the verdict "within": unknown is not fine. A
 * measure beyond its limit counts, whatever else is unknown.
 */
export function judgeFairness(groups: readonly Group[], limits: FairnessLimits): FairnessReport {
  const reports = groups.filter(({ rows }) => rows > 0).map((group) => reportOf(group, limits));
  const large = reports.filter(({ insufficient }) => insufficient !== 'rows');
  const labelled = reports.filter(({ insufficient }) => insufficient === undefined);
  const selections = by(large, ({ selection }) => selection);
  const truePositives = difference(by(labelled, ({ truePositive }) => truePositive));
  const falsePositives = difference(by(labelled, ({ falsePositive }) => falsePositive));
  const parityDifference = difference(selections);
  const oddsDifference = equalizedOdds(truePositives, falsePositives);
  const impacts = fourFifths(selections, limits.fourFifthsBelow);

  const isOver = (disparity: Disparity, limit: number) => disparity.value !== null && disparity.value > limit;
  const beyond: FairnessMeasure[] = [];
  if (isOver(parityDifference, limits.parityDifferenceOver)) beyond.push('parity_difference');
  if (impacts.some(({ isAdverse }) => isAdverse)) beyond.push('four_fifths');
  if (isOver(truePositives, limits.opportunityDifferenceOver)) beyond.push('opportunity_difference');
  if (isOver(oddsDifference, limits.oddsDifferenceOver)) beyond.push('odds_difference');

  const isWhole =
    labelled.length === reports.length && parityDifference.value !== null && oddsDifference.value !== null;
  return {
    groups: reports,
    parityDifference,
    parityRatio: ratio(selections),
    opportunityDifference: truePositives,
    oddsDifference,
    impacts,
    beyond,
    verdict: beyond.length > 0 ? 'beyond' : isWhole ? 'within' : 'incomplete',
  };
}

function reportOf(group: Group, limits: FairnessLimits): GroupReport {
  const insufficient =
    group.rows < limits.minimumRows ? 'rows' : group.positives < limits.minimumPositives ? 'positives' : undefined;
  return {
    ...group,
    selection: selectionRate(group),
    truePositive: truePositiveRate(group),
    falsePositive: falsePositiveRate(group),
    accuracy: accuracy(group),
    ...(insufficient === undefined ? {} : { insufficient }),
  };
}

const by = (groups: readonly GroupReport[], rate: (group: GroupReport) => Rate): GroupRate[] =>
  groups.map((group) => ({ group: group.name, rate: rate(group) }));
