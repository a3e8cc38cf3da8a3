/** What sends alerts, each by a contract of its own. */
export const sourceKinds = ['alertmanager', 'pagerduty', 'grafana', 'datadog', 'cloudwatch'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What is set of a source besides its key. */
export type SourceSettings = {
  /** Whether a delivery without a signature is refused, where the sender signs only if it is told to. */
  readonly isSigned?: boolean;
  /** The one SNS topic that is heard. */
  readonly topic?: string;
};
