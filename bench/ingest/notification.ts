/** One alert in one group, as Alertmanager sends it: ten labels, two annotations, about 1.5 kB. */
export function notification(group: string, alert: number, severity: string): string {
  const labels = {
    alertname: 'FraudScorerLatencyP99',
    severity,
    group,
    service: 'fraud-scorer',
    namespace: 'ml-serving',
    pod: `fraud-scorer-7d9f8b6c5-${alert.toString(36).padStart(5, '0')}`,
    container: 'model',
    region: 'eu-west-1',
    team: 'risk',
    model_version: '4.2.0',
  };
  const annotations = {
    summary: 'P99 latency above 2 s for 10 minutes',
    runbook: 'https://runbooks.example.org/fraud-scorer/latency',
  };
  return JSON.stringify({
    receiver: 'muster',
    status: 'firing',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations,
        startsAt: '2026-11-02T08:59:30.123456789Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'http://prometheus:9090/graph?g0.expr=histogram_quantile%280.99%2C+rate%29+%3E+2&g0.tab=1',
        fingerprint: alert.toString(16).padStart(16, '0'),
      },
    ],
    groupLabels: { alertname: labels.alertname, group },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: 'http://alertmanager:9093',
    version: '4',
    groupKey: `{}:{alertname="${labels.alertname}", group="${group}"}`,
    truncatedAlerts: 0,
  });
}
