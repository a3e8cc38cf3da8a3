/** The kinds of sender, each with its own contract. */
export const sourceKinds = [
  'alertmanager',
  'pagerduty',
  'grafana',
  'datadog',
  'cloudwatch',
  'json',
  'heartbeat',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** A source's settings besides its key. */
export type SourceSettings = {
  /** Whether unsigned deliveries are refused, for senders that sign only if configured to. */
  readonly isSigned?: boolean;
  /** The only SNS topic accepted. */
  readonly topic?: string;
  /** `json`: the translation as written, saying which parts of a body are alerts. */
  readonly translation?: string;
  /** `heartbeat`: the interval within which it must be heard, in minutes. */
  readonly everyMinutes?: number;
  /** `heartbeat`: the labels of its silence alert (severity, service). */
  readonly labels?: Readonly<Record<string, string>>;
};
