import {
  binNames,
  contingency,
  grouped,
  jensenShannon,
  judgeDrift,
  kolmogorovSmirnovOfCounts,
  populationStability,
  wassersteinOfCounts,
  type Gates,
  type Verdict,
} from '@muster/ml-stats';
import { rowsOf, type Observed } from './observed.ts';
import type { ReferenceFeature } from './reference.ts';

/** One feature, prediction or label against its reference, with everything an alert states (statistic, p, rows). */
export type Comparison = {
  readonly name: string;
  readonly what: Observed['what'];
  readonly importance?: number;
  readonly verdict: Verdict;
  readonly psi: number;
  readonly test: 'kolmogorov-smirnov' | 'chi-square';
  readonly statistic: number;
  readonly p: number;
  readonly jensenShannon: number;
  /** In standard deviations of the reference; numbers only. */
  readonly wasserstein?: number;
  readonly referenceRows: number;
  readonly currentRows: number;
};

/**
 * Compares everything of one evaluation. Verdicts are reached together, because chance findings grow with the number of
 * tests.
 */
export function compare(
  reference: readonly ReferenceFeature[],
  current: readonly Observed[],
  gates: Gates,
): readonly Comparison[] {
  const measured = reference.flatMap((before) => {
    const now = current.find(({ name, what }) => name === before.name && what === before.what);
    const one = now === undefined ? undefined : measure(before, now);
    return one === undefined ? [] : [one];
  });
  const verdicts = judgeDrift(measured, gates);
  return measured.map((one, i) => ({ ...one, verdict: verdicts[i] ?? 'insufficient' }));
}

function measure(before: ReferenceFeature, now: Observed): Omit<Comparison, 'verdict'> | undefined {
  const [reference, current] = [barsOf(before, before), barsOf(before, now)];
  if (reference === undefined || current === undefined) return undefined;
  const [psi, distance] = [populationStability(reference, current), jensenShannon(reference, current)];
  const table = contingency(reference, current);
  if (psi === undefined || distance === undefined) return undefined;
  const common = {
    name: before.name,
    what: before.what,
    ...(before.importance === undefined ? {} : { importance: before.importance }),
    psi,
    jensenShannon: distance,
    referenceRows: rowsOf(before),
    currentRows: rowsOf(now),
  };
  if (before.kind === 'numbers' && now.kind === 'numbers') {
    const ks = kolmogorovSmirnovOfCounts(before.edges, before.counts, now.counts);
    const moved = wassersteinOfCounts(before.edges, before.counts, now.counts);
    // Missing values do not shift the distribution of those present. If they changed more, use the chi-square test,
    // whose table includes them.
    const gone = Math.abs(now.missing / rowsOf(now) - before.missing / rowsOf(before));
    if (ks !== undefined && ks.d >= gone)
      return {
        ...common,
        test: 'kolmogorov-smirnov',
        statistic: ks.d,
        p: ks.p,
        ...(moved === undefined ? {} : { wasserstein: moved / Math.max(before.deviation, LEAST_DEVIATION) }),
      };
  }
  return { ...common, test: 'chi-square', statistic: table?.statistic ?? 0, p: table?.p ?? 1 };
}

/** With a reference of zero spread any shift would be infinite. */
const LEAST_DEVIATION = 1e-9;

/** Counts in the reference's frozen bins; undefined if counted with other bins. */
export function barsOf(reference: ReferenceFeature, of: Observed): readonly number[] | undefined {
  if (reference.kind === 'categories')
    return of.kind === 'categories' && of.counts.length === reference.counts.length ? of.counts : undefined;
  if (of.kind !== 'numbers' || of.counts.length !== reference.counts.length) return undefined;
  return [...grouped(of.counts, reference.cuts), of.missing];
}

/** The labels of the frozen bins. */
export const barNames = (reference: ReferenceFeature): readonly string[] =>
  reference.kind === 'categories'
    ? binNames({ kind: 'categories', categories: reference.categories })
    : binNames({
        kind: 'numeric',
        edges: reference.cuts.map((cut) => reference.edges[cut - 1]).filter((edge) => edge !== undefined),
      });
