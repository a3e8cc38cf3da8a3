import { describe, expect, test } from 'vitest';
import { calibration, expectedCalibrationError } from './calibration.ts';
import { crossed } from './crossed.ts';
import { difference, differenceToOverall, equalizedOdds, ratio, ratioToOverall, type GroupRate } from './disparity.ts';
import { fourFifths } from './four-fifths.ts';
import { newcombe, wilson } from './interval.ts';
import { judgeFairness, type FairnessLimits } from './judge-fairness.ts';
import { falsePositiveRate, selectionRate, truePositiveRate, type Rate } from './rates.ts';
import { suppressed } from './suppress.ts';
import { EMPTY_TALLY, tally, together, UNLABELLED, type Group, type Tally } from './tally.ts';

const by = (groups: readonly Group[], rate: (of: Tally) => Rate): GroupRate[] =>
  groups.map((group) => ({ group: group.name, rate: rate(group) }));

// The example from fairlearn's user guide: groups b b a b b c c c a a.
const example = tally(
  ['a', 'b', 'c'],
  [1, 1, 0, 1, 1, 2, 2, 2, 0, 0],
  [0, 1, 1, 1, 1, 0, 0, 0, 1, 1],
  [1, 1, 1, 1, 1, 0, 0, 1, 1, 0],
);

describe('fairlearn’s definitions, by hand [GOV 7.15]', () => {
  test('selection rates 1, 3/4, 0: demographic parity difference 1, ratio 0', () => {
    const rates = by(example, selectionRate);
    expect(rates.map(({ rate }) => rate.value)).toEqual([1, 0.75, 0]);
    expect(difference(rates)).toMatchObject({ value: 1, highest: 'a', lowest: 'c' });
    expect(ratio(rates)).toEqual({ value: 0, highest: 'a', lowest: 'c' });
  });

  test('beside all together (6 of 10): difference 0.6, ratio 0', () => {
    const overall = selectionRate(example.reduce<Tally>(together, EMPTY_TALLY));
    expect(overall.value).toBe(0.6);
    expect(differenceToOverall(by(example, selectionRate), overall)).toEqual({
      value: 0.6,
      highest: 'all',
      lowest: 'c',
    });
    expect(ratioToOverall(by(example, selectionRate), overall).value).toBe(0);
  });

  test('true-positive rates 1, 3/4, 0: equal opportunity difference 1', () => {
    expect(difference(by(example, truePositiveRate)).value).toBe(1);
  });

  test('a group without negatives has no false-positive rate, where fairlearn says 0, and the aggregate says why', () => {
    const falsePositives = difference(by(example, falsePositiveRate));
    expect(falsePositives).toEqual({ value: null, reason: 'no_negatives' });
    expect(equalizedOdds(difference(by(example, truePositiveRate)), falsePositives)).toEqual({
      value: null,
      reason: 'no_negatives',
    });
  });

  test('equalised odds is the larger difference, or their mean', () => {
    const two = tally(['x', 'y'], [0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 1, 0, 1, 1, 1, 1], [1, 1, 0, 0, 1, 1, 0, 1]);
    const truePositives = difference(by(two, truePositiveRate));
    const falsePositives = difference(by(two, falsePositiveRate));
    expect([truePositives.value, falsePositives.value]).toEqual([0.5, 0.5]);
    const less = { ...truePositives, value: 0.2, highest: 'y', lowest: 'x' };
    expect(equalizedOdds(less, falsePositives).value).toBe(0.5);
    expect(equalizedOdds(less, falsePositives, 'mean').value).toBe(0.35);
  });

  test('weights count as so many rows, and their interval as what they are worth', () => {
    const [weighed] = tally(['x'], [0, 0], [1, 0], [UNLABELLED, UNLABELLED], [3, 1]);
    const rate = selectionRate(weighed!);
    expect(rate).toMatchObject({ value: 0.75, of: { n: 1.6 } });
  });
});

describe('the four-fifths rule', () => {
  const rates = [60, 45, 48, 51].map((percent, i): GroupRate => {
    const n = 100;
    return {
      group: 'abcd'[i]!,
      rate: selectionRate({ ...EMPTY_TALLY, rows: n, weight: n, squares: n, selected: percent }),
    };
  });

  test('the regulator’s example: 75, 80 and 85 % of the highest, and only the first is adverse [GOV 7.15]', () => {
    const impacts = fourFifths(rates, 0.8);
    expect(impacts.map(({ isAdverse }) => isAdverse)).toEqual([false, true, false, false]);
    expect(impacts.map((impact) => Math.round(impact.ratio * 100))).toEqual([100, 75, 80, 85]);
  });

  test('says nothing where nobody is selected', () => {
    expect(
      fourFifths([{ group: 'a', rate: selectionRate({ ...EMPTY_TALLY, rows: 9, weight: 9, squares: 9 }) }], 0.8),
    ).toEqual([]);
  });
});

describe('nulls have reasons', () => {
  const none = (name: string): Group => ({ ...EMPTY_TALLY, name, rows: 50, weight: 50, squares: 50, negatives: 50 });

  test('nobody selected: difference 0, ratio null', () => {
    const rates = by([none('a'), none('b')], selectionRate);
    expect(difference(rates).value).toBe(0);
    expect(ratio(rates)).toEqual({ value: null, reason: 'no_selected' });
  });

  test('one group only, no positives, no decisions', () => {
    expect(difference(by([none('a')], selectionRate))).toEqual({ value: null, reason: 'one_group' });
    expect(truePositiveRate(none('a'))).toEqual({ value: null, reason: 'no_positives' });
    expect(selectionRate(EMPTY_TALLY)).toEqual({ value: null, reason: 'no_decisions' });
  });
});

const limits: FairnessLimits = {
  minimumRows: 30,
  minimumPositives: 10,
  suppressBelow: 5,
  parityDifferenceOver: 0.1,
  fourFifthsBelow: 0.8,
  opportunityDifferenceOver: 0.1,
  oddsDifferenceOver: 0.1,
};

function group(name: string, rows: number, selected: number, positives = Math.floor(rows / 2)): Group {
  const truePositives = Math.min(positives, Math.round((selected * positives) / rows));
  return {
    name,
    rows,
    weight: rows,
    squares: rows,
    selected,
    positives,
    negatives: rows - positives,
    truePositives,
    falsePositives: selected - truePositives,
  };
}

describe('a verdict [GOV 7.15]', () => {
  test('is within where all groups are large and alike', () => {
    expect(judgeFairness([group('a', 200, 100), group('b', 100, 48)], limits)).toMatchObject({
      verdict: 'within',
      beyond: [],
    });
  });

  test('is incomplete, not fine, with a group of 29; it is listed and judged by nothing', () => {
    const report = judgeFairness([group('a', 200, 100), group('b', 100, 50), group('c', 29, 0)], limits);
    expect(report.verdict).toBe('incomplete');
    expect(report.groups.map(({ insufficient }) => insufficient)).toEqual([undefined, undefined, 'rows']);
    expect(report.parityDifference.value).toBe(0);
  });

  test('is beyond whatever else is unknown', () => {
    const report = judgeFairness([group('a', 200, 100), group('b', 100, 20), group('c', 3, 0)], limits);
    expect(report).toMatchObject({
      verdict: 'beyond',
      beyond: ['parity_difference', 'four_fifths', 'opportunity_difference', 'odds_difference'],
    });
  });

  test('a group of which few deserved it is compared by selection and not by what was deserved', () => {
    const report = judgeFairness([group('a', 200, 100), group('b', 100, 20, 9)], limits);
    expect(report.groups[1]?.insufficient).toBe('positives');
    expect(report.beyond).toEqual(['parity_difference', 'four_fifths']);
    expect(report.oddsDifference).toEqual({ value: null, reason: 'one_group' });
  });

  test('a difference that is exactly the limit is within', () => {
    expect(
      judgeFairness([group('a', 100, 50), group('b', 100, 45)], { ...limits, parityDifferenceOver: 0.05 }).verdict,
    ).toBe('within');
  });

  test('without truths nothing is fine', () => {
    const unlabelled = (name: string): Group => ({
      ...EMPTY_TALLY,
      name,
      rows: 90,
      weight: 90,
      squares: 90,
      selected: 45,
    });
    expect(judgeFairness([unlabelled('a'), unlabelled('b')], limits).verdict).toBe('incomplete');
  });
});

describe('intervals, calibration, crossings', () => {
  test('Newcombe’s own example: 56/70 and 48/80 differ by 0.2, from 0.0524 to 0.3339', () => {
    const interval = newcombe({ successes: 56, n: 70 }, { successes: 48, n: 80 });
    expect(interval.from).toBeCloseTo(0.0524, 4);
    expect(interval.to).toBeCloseTo(0.3339, 4);
  });

  test('none selected of ten still is not certainly none', () => {
    expect(wilson(0, 10).to).toBeGreaterThan(0.25);
  });

  test('the calibration error by hand; 1.0 falls into the last bin, the unlabelled into none', () => {
    const of = calibration([0.05, 0.05, 1, 1, 0.5], [0, 1, 1, 1, UNLABELLED]);
    expect(of.counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    // First bin: mean score 0.05, observed 0.5, half of the weight.
    expect(expectedCalibrationError(of)).toBeCloseTo(0.225, 12);
    expect(expectedCalibrationError(calibration([], []))).toBeUndefined();
  });

  test('two attributes cross', () => {
    const both = crossed({ names: ['f', 'm'], groups: [0, 1] }, { names: ['x', 'y'], groups: [1, 0] });
    expect(both).toEqual({ names: ['f × x', 'f × y', 'm × x', 'm × y'], groups: Int32Array.of(1, 2) });
  });
});

describe('what leaves [GOV 6.4]', () => {
  test('has no cell below five, nor one whose complement is', () => {
    const [first, second] = suppressed([group('a', 100, 97), group('b', 100, 50)], 5);
    expect(first).toMatchObject({ rows: 100, selected: null });
    expect(second).toMatchObject({ rows: 100, selected: 50 });
  });

  test('of one small group takes the next smallest with it, whose rows a total would give away', () => {
    const rows = suppressed([group('a', 100, 50), group('b', 4, 2), group('c', 60, 30)], 5).map((one) => one.rows);
    expect(rows).toEqual([100, null, null]);
  });
});
