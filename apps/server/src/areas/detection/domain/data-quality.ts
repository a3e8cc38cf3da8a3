import type { Minutes } from '@muster/policy';
import { rowsOf, type Observed } from './observed.ts';
import type { Reference, ReferenceFeature } from './reference.ts';

export type QualityLimits = {
  readonly missingGrowsOver: number;
  readonly outOfRangeOver: number;
  readonly unseenOver: number;
  readonly volumeBelow: number;
  readonly volumeOver: number;
  readonly staleAfterMinutes: Minutes;
};

/** A problem with the data itself: `found` exceeds `limit`. Concerns one feature, or all predictions. */
export type QualityProblem = {
  readonly kind: 'missing' | 'range' | 'unseen' | 'schema' | 'volume' | 'freshness';
  readonly name?: string;
  readonly found: number;
  readonly limit: number;
};

export type Window = {
  readonly rows: number;
  readonly minutes: number;
  readonly newest: Date | undefined;
  readonly observed: readonly Observed[];
  /** Per feature, how many numbers are outside the declared range. */
  readonly outOfRange: Readonly<Record<string, number>>;
};

const MINUTE_MS = 60_000;

/** Evaluates a window of predictions against the reference. Shares are judged only from `needsRows` rows on. */
export function qualityProblems(
  reference: Reference,
  window: Window,
  limits: QualityLimits,
  { now, needsRows }: { readonly now: Date; readonly needsRows: number },
): readonly QualityProblem[] {
  const ofFeatures =
    window.rows < needsRows
      ? []
      : reference.features
          .filter(({ what }) => what === 'feature')
          .flatMap((before) => problemsOf(before, window, limits));
  return [...flow(reference, window, limits, now), ...ofFeatures];
}

function flow(
  reference: Reference,
  { rows, minutes, newest }: Window,
  { volumeBelow, volumeOver, staleAfterMinutes }: QualityLimits,
  now: Date,
): readonly QualityProblem[] {
  const silent = newest === undefined ? Infinity : (now.getTime() - newest.getTime()) / MINUTE_MS;
  // No data at all is reported once, as silence.
  if (silent > staleAfterMinutes)
    return [
      { kind: 'freshness', found: Number.isFinite(silent) ? Math.floor(silent) : minutes, limit: staleAfterMinutes },
    ];
  const spanMinutes = Math.max(1, (reference.to.getTime() - reference.from.getTime()) / MINUTE_MS);
  const share = (rows / Math.max(1, minutes)) * (spanMinutes / Math.max(1, reference.rows));
  if (share < volumeBelow) return [{ kind: 'volume', found: share, limit: volumeBelow }];
  return share > volumeOver ? [{ kind: 'volume', found: share, limit: volumeOver }] : [];
}

function problemsOf(
  before: ReferenceFeature,
  { observed, outOfRange }: Window,
  limits: QualityLimits,
): readonly QualityProblem[] {
  const { name } = before;
  const now = observed.find((one) => one.name === name && one.what === 'feature');
  const rows = now === undefined ? 0 : rowsOf(now);
  // A feature that used to be sent no longer is: the sender changed its format.
  if (now === undefined || rows === 0 || missingOf(now) === rows) return [{ kind: 'schema', name, found: 0, limit: 1 }];
  const beyond = (kind: QualityProblem['kind'], found: number, limit: number): readonly QualityProblem[] =>
    found > limit ? [{ kind, name, found, limit }] : [];
  return [
    ...beyond('missing', missingOf(now) / rows - missingOf(before) / rowsOf(before), limits.missingGrowsOver),
    ...beyond('range', (outOfRange[name] ?? 0) / rows, limits.outOfRangeOver),
    ...beyond('unseen', now.kind === 'categories' ? (now.counts.at(-2) ?? 0) / rows : 0, limits.unseenOver),
  ];
}

const missingOf = (of: Observed): number => (of.kind === 'numbers' ? of.missing : (of.counts.at(-1) ?? 0));
