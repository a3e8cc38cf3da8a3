import { EMPTY_TALLY, expectedCalibrationError, type Group } from '@muster/ml-stats';
import type { FeatureSchema } from '../../models/domain/feature-schema.ts';
import { fromMillionths, type GroupTally, type Tally } from '../../models/domain/tally.ts';

/** The groups of one sensitive attribute, or of a pair of them. */
export type Attribute = {
  readonly name: string;
  readonly groups: readonly (Group & { readonly calibrationError?: number })[];
};

/**
 * Counts by group for each attribute: `sex`, `age`, `age × sex`. Predictions without the attribute form a group
 * `unknown`: leaving them out would make the rest look fairer than is known.
 */
export function attributesOf(schema: FeatureSchema, tally: Tally): readonly Attribute[] {
  const counted = Object.entries(tally.groups ?? {});
  const single = schema.groups.map(({ name }) => name);
  const pairs = single.flatMap((first, at) => single.slice(at + 1).map((second) => `${first} × ${second}`));
  return [...single, ...pairs].map((name) => ({
    name,
    groups: counted
      .filter(([key]) => attributeIn(key) === name)
      .map(([key, counts]) => groupOf(valueIn(key), counts))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }));
}

const parts = (key: string) => key.split('&').map((part) => part.split('=', 2) as [string, string?]);
const attributeIn = (key: string): string =>
  parts(key)
    .map(([name]) => name)
    .join(' × ');
const valueIn = (key: string): string =>
  parts(key)
    .map(([, value = '']) => value)
    .join(' × ');

function groupOf(name: string, counted: GroupTally): Attribute['groups'][number] {
  const { n = 0, favourable = 0, tp = 0, fp = 0, fn = 0, tn = 0 } = counted;
  const calibrationError = calibrationErrorOf(counted);
  return {
    ...EMPTY_TALLY,
    name,
    rows: n,
    weight: n,
    squares: n,
    selected: favourable,
    positives: tp + fn,
    negatives: fp + tn,
    truePositives: tp,
    falsePositives: fp,
    ...(calibrationError === undefined ? {} : { calibrationError }),
  };
}

/** The gap between a group's scores and the actual outcomes; undefined without labelled scores. */
function calibrationErrorOf({ calibration = {} }: GroupTally): number | undefined {
  const tenths = Array.from({ length: TENTHS }, (_, tenth) => calibration[String(tenth)] ?? {});
  return expectedCalibrationError({
    counts: tenths.map(({ n = 0 }) => n),
    scores: tenths.map(({ score = 0 }) => fromMillionths(score)),
    positives: tenths.map(({ favourable = 0 }) => favourable),
  });
}

const TENTHS = 10;
