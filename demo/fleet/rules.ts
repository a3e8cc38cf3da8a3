import type { Measure, Readings } from './readings.ts';

/** An alert rule, as Prometheus would evaluate it on the fleet. */
export type Rule = {
  readonly name: string;
  readonly runbook: string;
  readonly service: string;
  readonly severity: 'critical' | 'error' | 'warning' | 'info';
  readonly measure: Measure;
  readonly isBroken: (value: number) => boolean;
  readonly summary: (value: number) => string;
  /** Each of these fires its own alert. */
  readonly instances: readonly string[];
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The fraud model has two rules, so that a warning escalates into a crisis in the same group. */
const rules: readonly Rule[] = [
  {
    name: 'FeatureStoreStale',
    runbook: 'feature_store_corruption',
    service: 'feature-store',
    severity: 'warning',
    measure: 'features.stalenessMinutes',
    isBroken: (minutes) => minutes > 10,
    summary: (minutes) => `online features are ${minutes.toFixed(0)} min old`,
    instances: ['10.20.0.14:9090'],
  },
  {
    name: 'RecommendationAccuracyLow',
    runbook: 'model_degradation',
    service: 'recommendation',
    severity: 'error',
    measure: 'recommendation.accuracy',
    isBroken: (accuracy) => accuracy < 0.92,
    summary: (accuracy) => `accuracy of recommendation-v7 is ${percent(accuracy)}, objective 92 %`,
    instances: ['10.20.0.31:9090'],
  },
  {
    name: 'EmbeddingDrift',
    runbook: 'model_degradation',
    service: 'embeddings',
    severity: 'info',
    measure: 'embeddings.drift',
    isBroken: (index) => index > 0.25,
    summary: (index) => `population stability index is ${index.toFixed(2)}`,
    instances: ['10.20.0.40:9090'],
  },
  {
    name: 'FraudModelSlow',
    runbook: 'model_degradation',
    service: 'fraud-scoring',
    severity: 'warning',
    measure: 'fraud.p99Seconds',
    isBroken: (seconds) => seconds > 1,
    summary: () => 'fraud model p99 is climbing towards its objective of 2 s',
    instances: ['10.20.0.51:9090'],
  },
  {
    name: 'FraudModelLatencyP99',
    runbook: 'model_degradation',
    service: 'fraud-scoring',
    severity: 'critical',
    measure: 'fraud.p99Seconds',
    isBroken: (seconds) => seconds > 2,
    summary: () => 'fraud model p99 over 2 s: payments are waiting',
    instances: ['10.20.0.51:9090', '10.20.0.52:9090', '10.20.0.53:9090'],
  },
  {
    name: 'FraudModelErrors',
    runbook: 'api_outage',
    service: 'fraud-scoring',
    severity: 'critical',
    measure: 'fraud.errorShare',
    isBroken: (share) => share > 0.05,
    summary: (share) => `${percent(share)} of scorings fail`,
    instances: ['10.20.0.51:9090'],
  },
];

export type FiringAlert = { readonly rule: Rule; readonly instance: string; readonly value: number };

/** The alerts firing for these measurements. */
export const firingAt = (readings: Readings): readonly FiringAlert[] =>
  rules.flatMap((rule) => {
    const value = readings[rule.measure];
    return rule.isBroken(value) ? rule.instances.map((instance) => ({ rule, instance, value })) : [];
  });
