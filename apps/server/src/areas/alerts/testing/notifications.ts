/** An alert as Alertmanager sends it, firing by default. */
export const wireAlert = (given: Partial<WireAlert> = {}): WireAlert => ({
  status: 'firing',
  labels: { alertname: 'FraudLatencyP99', severity: 'critical', service: 'fraud' },
  annotations: { summary: 'p99 over 2 s' },
  startsAt: '2026-11-02T08:59:30.123456789Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus:9090/graph?g0.expr=up',
  fingerprint: '00000000000000a1',
  ...given,
});

export type WireAlert = {
  readonly status: string;
  readonly labels: Readonly<Record<string, string>> | null;
  readonly annotations: Readonly<Record<string, string>> | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
  readonly fingerprint: string;
};

export const resolved = (given: Partial<WireAlert> = {}): WireAlert =>
  wireAlert({ status: 'resolved', endsAt: '2026-11-02T09:10:00.5Z', ...given });

/** A notification of one group, as Alertmanager 0.25 sends it. */
export const notification = (
  alerts: readonly WireAlert[] | null = [wireAlert()],
  given: Readonly<Record<string, unknown>> = {},
) => ({
  version: '4',
  groupKey: '{}:{alertname="FraudLatencyP99"}',
  truncatedAlerts: 0,
  status: alerts?.some(({ status }) => status === 'firing') === true ? 'firing' : 'resolved',
  receiver: 'muster',
  groupLabels: { alertname: 'FraudLatencyP99' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  alerts,
  ...given,
});

/** The raw body. */
export const sent = (body: object): Buffer => Buffer.from(JSON.stringify(body));
