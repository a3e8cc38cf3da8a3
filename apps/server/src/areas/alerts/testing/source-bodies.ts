import { datadogTemplate } from '../intake/sources/datadog.ts';

/** Sample bodies from each source's reference. */
export const pagerDutyEvent = (given: Readonly<Record<string, unknown>> = {}) => ({
  event_action: 'trigger',
  dedup_key: 'srv01/HTTP',
  payload: {
    summary: 'DISK at 99% on machine prod-datapipe03',
    source: 'prod-datapipe03.example.com',
    severity: 'critical',
    timestamp: '2015-07-17T08:42:58.315+0000',
    component: 'checkout',
    group: 'prod-datapipe',
    class: 'disk',
    custom_details: { free: '1%', nested: { ping: [1, 2] } },
  },
  client: 'Sample Monitoring',
  client_url: 'https://monitoring.example.com',
  links: [{ href: 'https://example.com/', text: 'a link' }],
  images: [{ src: 'https://example.com/graph.png' }],
  ...given,
});

export const grafanaBody = (given: Readonly<Record<string, unknown>> = {}) => ({
  receiver: 'muster',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'High memory', service: 'checkout', severity: 'critical' },
      annotations: { summary: 'The system has high memory usage' },
      startsAt: '2026-11-02T10:59:30.12+02:00',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'https://play.grafana.example/alerting/1afz29v7z/edit',
      fingerprint: 'c6eadffa33fcdf37',
      silenceURL: 'https://play.grafana.example/alerting/silence/new',
      dashboardURL: '',
      panelURL: '',
      values: { B: 44.23943737541908, C: 1 },
      valueString: "[ metric='' labels={} value=14151.331895396988 ]",
    },
  ],
  groupLabels: { alertname: 'High memory' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'https://play.grafana.example/',
  version: '1',
  groupKey: '{}:{alertname="High memory"}',
  truncatedAlerts: 0,
  orgId: 1,
  title: '[FIRING:1]',
  state: 'alerting',
  message: '**Firing**',
  ...given,
});

/** The template as Datadog fills it in; unknown variables stay as written. */
export const datadogBody = (given: Readonly<Record<string, unknown>> = {}) => ({
  ...datadogTemplate,
  alert_id: '1234',
  cycle_key: '5678901234',
  transition: 'Triggered',
  priority: 'P1',
  scope: 'host:a,env:prod',
  title: 'CPU is high on host:a',
  text: 'More than 90 %',
  tags: 'env:prod,service:checkout',
  link: 'https://app.datadoghq.example/monitors/1234',
  date: '1793610000000',
  ...given,
});

export const TOPIC = 'arn:aws:sns:us-west-2:123456789012:alarms';

export const alarm = (given: Readonly<Record<string, unknown>> = {}) => ({
  AlarmName: 'checkout-5xx',
  AlarmDescription: null,
  AWSAccountId: '123456789012',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold Crossed: 1 datapoint (10.0) was greater than the threshold (1.0).',
  StateChangeTime: '2026-11-02T08:59:00.123+0000',
  Region: 'US West (Oregon)',
  AlarmArn: 'arn:aws:cloudwatch:us-west-2:123456789012:alarm:checkout-5xx',
  OldStateValue: 'OK',
  Trigger: {
    MetricName: '5XXError',
    Namespace: 'AWS/ApiGateway',
    Statistic: 'SUM',
    Unit: null,
    Dimensions: [{ name: 'ServiceName', value: 'checkout' }],
    Period: 60,
  },
  ...given,
});
