import { describe, expect, test } from 'vitest';
import type { Tally } from '../../models/domain/tally.ts';
import { attributesOf } from './fairness-groups.ts';
import { viewFairness } from './fairness-view.ts';

const limits = {
  minimumRows: 30,
  minimumPositives: 10,
  suppressBelow: 5,
  parityDifferenceOver: 0.1,
  fourFifthsBelow: 0.8,
  opportunityDifferenceOver: 0.1,
  oddsDifferenceOver: 0.1,
};
const schema = {
  features: [],
  groups: [
    { name: 'sex', values: ['F', 'M'] },
    { name: 'age', values: ['old', 'young'] },
  ],
  target: { task: 'classification', classes: ['no', 'yes'], favourable: 'yes' },
  labelDelayMinutes: 60,
} as const;
const group = (n: number, favourable: number) => ({ n, favourable, tp: 20, fp: 20, fn: 20, tn: 20 });

describe('what is kept of fairness [GOV 7.15]', () => {
  const tally: Tally = {
    groups: {
      'sex=F': group(100, 20),
      'sex=M': group(100, 50),
      'sex=unknown': { n: 3, favourable: 1 },
      'age=old': group(100, 35),
      'sex=F&age=old': group(50, 25),
    },
  };

  test('each attribute and every two together, the untold as a group of their own', () => {
    expect(attributesOf(schema, tally).map(({ name, groups }) => [name, groups.map((one) => one.name)])).toEqual([
      ['sex', ['F', 'M', 'unknown']],
      ['age', ['old']],
      ['sex × age', ['F × old']],
    ]);
  });

  test('rates with intervals, the verdict, and nothing of three people [GOV 6.3]', () => {
    const [sex] = attributesOf(schema, tally);
    const view = viewFairness(sex!, limits);
    expect(view.verdict).toBe('beyond');
    expect(view.beyond).toEqual(['parity_difference', 'four_fifths']);
    expect(view.parityDifference).toMatchObject({ value: 0.3, highest: 'M', lowest: 'F' });
    expect(view.groups.map(({ name, rows }) => [name, rows])).toEqual([
      // The next smallest group is hidden as well, or a total from elsewhere would reveal the one that is too small.
      ['F', undefined],
      ['M', 100],
      ['unknown', undefined],
    ]);
    expect(view.groups[2]).toEqual({ name: 'unknown', insufficient: 'rows' });
    expect(JSON.stringify(view)).not.toContain('"rows":3');
  });

  test('the calibration error of each group, and the gap between them', () => {
    const calibrated = (n: number, favourable: number) => ({
      ...group(100, 50),
      calibration: { '5': { n, score: n * 550_000, favourable } },
    });
    const [sex] = attributesOf(schema, { groups: { 'sex=F': calibrated(80, 44), 'sex=M': calibrated(80, 60) } });
    const view = viewFairness(sex!, limits);
    expect(view.groups.map(({ calibrationError }) => calibrationError?.toFixed(2))).toEqual(['0.00', '0.20']);
    expect(view.calibrationGap).toBeCloseTo(0.2, 9);
  });
});
