import { EMPTY_TALLY, expectedCalibrationError, type Group } from '@muster/ml-stats';
import type { FeatureSchema } from '../../models/domain/feature-schema.ts';
import { fromMillionths, type GroupTally, type Tally } from '../../models/domain/tally.ts';

/** The groups of one sensitive attribute, or of two together. */
export type Attribute = {
  readonly name: string;
  readonly groups: readonly (Group & { readonly calibrationError?: number })[];
};

/**
 * What was counted by group, by attribute: `sex`, `age`, `age × sex`. Predictions that told no attribute are a group of
 * their own, `unknown`: leaving them out would make the rest look fairer than it is known to be.
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

/** How far a group's scores are from what came true; undefined where no score was labelled. */
function calibrationErrorOf({ calibration = {} }: GroupTally): number | undefined {
  const tenths = Array.from({ length: TENTHS }, (_, tenth) => calibration[String(tenth)] ?? {});
  return expectedCalibrationError({
    counts: tenths.map(({ n = 0 }) => n),
    scores: tenths.map(({ score = 0 }) => fromMillionths(score)),
    positives: tenths.map(({ favourable = 0 }) => favourable),
  });
}

const TENTHS = 10;
