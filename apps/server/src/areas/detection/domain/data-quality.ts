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

/** What is wrong with the data itself: `found` is beyond `limit`. Of a feature, or of all predictions. */
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
  /** Numbers outside of their declared range, by feature. */
  readonly outOfRange: Readonly<Record<string, number>>;
};

const MINUTE_MS = 60_000;

/** Judges a window of predictions beside the reference. A single row says nothing of shares: `needsRows` are asked for. */
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
  // Nothing at all is told once, as silence.
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
  // It was given before and is not any more: whoever sends it changed what they send.
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
