import {
  judgeFairness,
  suppressed,
  type Disparity,
  type Exported,
  type FairnessLimits,
  type Group,
  type Rate,
} from '@muster/ml-stats';
import type { Attribute } from './fairness-groups.ts';

/** What is stored and shown of one attribute's groups, always without cells that are too small. */
export type FairnessView = {
  readonly verdict: 'within' | 'beyond' | 'incomplete';
  readonly beyond: readonly string[];
  readonly parityDifference: MeasureView;
  readonly parityRatio: MeasureView;
  readonly opportunityDifference: MeasureView;
  readonly oddsDifference: MeasureView;
  /** The largest gap between groups' calibration errors; absent with fewer than two. */
  readonly calibrationGap?: number;
  readonly groups: readonly GroupView[];
};

export type MeasureView = {
  readonly value?: number;
  readonly from?: number;
  readonly to?: number;
  readonly highest?: string;
  readonly lowest?: string;
  /** Why there is no value. */
  readonly reason?: string;
};

export type GroupView = {
  readonly name: string;
  /** Absent if too few to disclose. */
  readonly rows?: number;
  readonly insufficient?: 'rows' | 'positives';
  readonly selection?: RateView;
  readonly truePositive?: RateView;
  readonly falsePositive?: RateView;
  readonly accuracy?: RateView;
  readonly calibrationError?: number;
  /** Its selection rate relative to the highest, and whether that is below four fifths. */
  readonly impact?: { readonly ratio: number; readonly isAdverse: boolean };
};

export type RateView = { readonly value: number; readonly from: number; readonly to: number };

export function viewFairness({ groups }: Attribute, limits: FairnessLimits): FairnessView {
  const report = judgeFairness(groups, limits);
  const cells = suppressed(report.groups, limits.suppressBelow);
  const without = unnumbered(report.groups, cells);
  const shown = report.groups.map((group, i): GroupView => {
    const { selected, positives, truePositives, falsePositives } = cells[i] ?? NOTHING_OPEN;
    const { calibrationError } = groups.find(({ name }) => name === group.name) ?? {};
    const impact = report.impacts.find((one) => one.group === group.name);
    const both = truePositives === null ? null : falsePositives;
    return {
      name: group.name,
      ...(without.has(i) ? {} : { rows: group.rows }),
      ...(group.insufficient === undefined ? {} : { insufficient: group.insufficient }),
      ...rated('selection', selected, group.selection),
      ...rated('truePositive', truePositives, group.truePositive),
      ...rated('falsePositive', falsePositives, group.falsePositive),
      ...rated('accuracy', both, group.accuracy),
      ...(positives === null || calibrationError === undefined ? {} : { calibrationError }),
      ...(impact === undefined || selected === null
        ? {}
        : { impact: { ratio: impact.ratio, isAdverse: impact.isAdverse } }),
    };
  });
  const errors = shown.flatMap(({ calibrationError }) => (calibrationError === undefined ? [] : [calibrationError]));
  return {
    verdict: report.verdict,
    beyond: report.beyond,
    parityDifference: measureView(report.parityDifference),
    parityRatio: measureView(report.parityRatio),
    opportunityDifference: measureView(report.opportunityDifference),
    oddsDifference: measureView(report.oddsDifference),
    ...(errors.length < 2 ? {} : { calibrationGap: Math.max(...errors) - Math.min(...errors) }),
    groups: shown,
  };
}

const NOTHING_OPEN = { selected: null, positives: null, truePositives: null, falsePositives: null };

/**
 * Groups whose row count is hidden as well: their rate may follow from a disclosed difference, and together with the
 * rows it would reveal the count. If there is only one, the next smallest is hidden too, or a total from elsewhere
 * would reveal it.
 */
function unnumbered(groups: readonly Group[], cells: readonly Exported[]): ReadonlySet<number> {
  const without = new Set(cells.flatMap(({ rows, selected }, i) => (rows === null || selected === null ? [i] : [])));
  if (without.size !== 1) return without;
  const [next] = groups
    .map(({ rows }, i) => ({ rows, i }))
    .filter(({ i }) => !without.has(i))
    .toSorted((a, b) => a.rows - b.rows);
  return next === undefined ? without : without.add(next.i);
}

const rated = <Name extends string>(name: Name, cell: number | null, rate: Rate): { readonly [N in Name]?: RateView } =>
  (cell === null || rate.value === null
    ? {}
    : { [name]: { value: rate.value, from: rate.interval.from, to: rate.interval.to } }) as {
    readonly [N in Name]?: RateView;
  };

const measureView = (of: Disparity): MeasureView =>
  of.value === null
    ? { reason: of.reason }
    : {
        value: of.value,
        highest: of.highest,
        lowest: of.lowest,
        ...(of.interval === undefined ? {} : { from: of.interval.from, to: of.interval.to }),
      };
