/** What sends alerts, each by a contract of its own. */
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

/** What is set of a source besides its key. */
export type SourceSettings = {
  /** Whether a delivery without a signature is refused, where the sender signs only if it is told to. */
  readonly isSigned?: boolean;
  /** The one SNS topic that is heard. */
  readonly topic?: string;
  /** Of a sender of any JSON: which parts of a body are alerts, as it was written. */
  readonly translation?: string;
  /** Of a heartbeat: within how many minutes it must be heard. */
  readonly everyMinutes?: number;
  /** Of a heartbeat: what its alert says of its severity, and what it is about. */
  readonly labels?: Readonly<Record<string, string>>;
};
