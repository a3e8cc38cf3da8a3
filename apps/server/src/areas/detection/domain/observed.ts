import { scoreEdges, type Bins } from '../../models/domain/count-prediction.ts';
import type { Feature, FeatureSchema } from '../../models/domain/feature-schema.ts';
import { fromMillionths, type FeatureTally, type Tally } from '../../models/domain/tally.ts';

/** The counts of one feature, prediction or label that may drift. */
export type Observed = {
  readonly name: string;
  readonly what: 'feature' | 'prediction' | 'label';
  readonly importance?: number;
} & (
  | {
      readonly kind: 'numbers';
      /** Bin i is above edge i − 1 and up to edge i; the first and last are open. */
      readonly edges: readonly number[];
      readonly counts: readonly number[];
      readonly missing: number;
      /** Over all values, including those outside the outermost edges. */
      readonly mean: number;
      readonly deviation: number;
    }
  | {
      readonly kind: 'categories';
      readonly categories: readonly string[];
      /** One per category, then unseen, then missing. */
      readonly counts: readonly number[];
    }
);

/**
 * Features, predictions and labels counted with one set of bins. Labels arrive later than predictions, so they have a
 * tally of their own.
 */
export function observe(schema: FeatureSchema, bins: Bins, tally: Tally, labels: Tally): readonly Observed[] {
  const features = schema.features.flatMap((feature) => {
    const one = observeFeature(feature, bins, tally.features?.[feature.name] ?? {});
    return one === undefined ? [] : [one];
  });
  return [...features, ...predictions(schema, tally), ...labelled(schema, labels)];
}

function observeFeature(feature: Feature, bins: Bins, counted: FeatureTally): Observed | undefined {
  const named = {
    name: feature.name,
    what: 'feature' as const,
    ...(feature.importance === undefined ? {} : { importance: feature.importance }),
  };
  switch (feature.type) {
    // Free text: never counted.
    case 'text':
      return undefined;
    case 'number':
      return { ...named, ...numbers(bins.edges[feature.name] ?? [], bins.number, counted) };
    case 'category':
      return {
        ...named,
        kind: 'categories',
        categories: feature.values,
        counts: [
          ...feature.values.map((value) => counted.values?.[value] ?? 0),
          counted.unseen ?? 0,
          counted.missing ?? 0,
        ],
      };
  }
}

function predictions(schema: FeatureSchema, tally: Tally): readonly Observed[] {
  const score = tally.score;
  return [
    ...(schema.target.task === 'classification'
      ? [byClass('decision', 'prediction', schema.target.classes, tally.decisions ?? {})]
      : []),
    ...(score === undefined || (score.n ?? 0) === 0
      ? []
      : [{ name: 'score', what: 'prediction' as const, ...numbers(scoreEdges(schema), SCORE_SET, score) }]),
  ];
}

/** Score bins are fixed by the schema, so there is only one set. */
const SCORE_SET = 1;

const labelled = ({ target }: FeatureSchema, { outcomes }: Tally): readonly Observed[] =>
  target.task === 'classification' && (outcomes?.labelled ?? 0) > 0
    ? [byClass('label', 'label', target.classes, outcomes?.labels ?? {})]
    : [];

const byClass = (
  name: string,
  what: 'prediction' | 'label',
  classes: readonly string[],
  counted: Readonly<Record<string, number>>,
): Observed => {
  const known = classes.map((each) => counted[each] ?? 0);
  const all = Object.values(counted).reduce((sum, count) => sum + count, 0);
  return { name, what, kind: 'categories', categories: classes, counts: [...known, all - sumOf(known), 0] };
};

function numbers(edges: readonly number[], set: number, counted: FeatureTally) {
  const bins = counted.bins?.[String(set)] ?? {};
  const n = counted.n ?? 0;
  const mean = n === 0 ? 0 : fromMillionths(counted.sum ?? 0) / n;
  const square = n === 0 ? 0 : fromMillionths(counted.squares ?? 0) / n;
  return {
    kind: 'numbers' as const,
    edges,
    counts: Array.from({ length: edges.length + 1 }, (_, bin) => bins[String(bin)] ?? 0),
    missing: counted.missing ?? 0,
    mean,
    deviation: Math.sqrt(Math.max(0, square - mean ** 2)),
  };
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The number of rows counted. */
export const rowsOf = (observed: Observed): number =>
  sumOf(observed.counts) + (observed.kind === 'numbers' ? observed.missing : 0);
