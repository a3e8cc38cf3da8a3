/** Measurements of a fleet of models and pipelines, by name. */
export type Readings = Readonly<Record<Measure, number>>;

export type Measure =
  | 'fraud.p99Seconds'
  | 'fraud.errorShare'
  | 'recommendation.accuracy'
  | 'features.stalenessMinutes'
  | 'embeddings.drift';

/** Events of the story, in seconds since its start; undefined if they have not happened. */
export type Story = {
  readonly seconds: number;
  /** When the responder marked the fraud model as mitigated. */
  readonly fraudMitigatedAt: number | undefined;
};

/**
 * The fleet's measurements at a point of its story. The feature store goes stale and recovers by itself; a
 * recommendation model loses accuracy; the fraud model slows down until somebody acts.
 */
export function readingsAt({ seconds, fraudMitigatedAt }: Story): Readings {
  const wave = (period: number, height: number): number => height * Math.sin((2 * Math.PI * seconds) / period);
  const isFraudWell = fraudMitigatedAt !== undefined && seconds > fraudMitigatedAt + FALLS_AFTER;
  return {
    'fraud.p99Seconds': isFraudWell ? 0.42 : ramp(seconds, { from: 22, to: 44, low: 0.38, high: 2.9 }) + wave(17, 0.04),
    'fraud.errorShare': isFraudWell ? 0.001 : ramp(seconds, { from: 46, to: 60, low: 0.001, high: 0.07 }),
    'recommendation.accuracy': ramp(seconds, { from: 8, to: 12, low: 0.944, high: 0.893 }) + wave(23, 0.002),
    'features.stalenessMinutes': seconds < 3 ? 2 : seconds < 24 ? 18 : 3,
    'embeddings.drift': ramp(seconds, { from: 10, to: 18, low: 0.08, high: 0.31 }),
  };
}

const FALLS_AFTER = 6;

type Ramp = { readonly from: number; readonly to: number; readonly low: number; readonly high: number };

/** `low` before, `high` after, linear in between. */
const ramp = (at: number, { from, to, low, high }: Ramp): number =>
  low + (high - low) * Math.min(1, Math.max(0, (at - from) / (to - from)));
