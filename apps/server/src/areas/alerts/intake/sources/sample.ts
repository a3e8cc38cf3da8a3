import type { SourceKind } from '../../domain/source.ts';
import { datadogTemplate } from './datadog.ts';

/** A sample body of a source, to be read like a real one; undefined if its senders' format is unknown. */
export function sampleOf(
  kind: SourceKind,
  { name, severity, at }: { readonly name: string; readonly severity: string; readonly at: Date },
): object | undefined {
  const labels = { alertname: name, severity };
  const moment = at.toISOString();
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: SUMMARY },
    startsAt: moment,
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: '0000000000000000',
  };
  switch (kind) {
    case 'alertmanager':
    case 'heartbeat':
      return { version: '4', groupKey: name, status: 'firing', alerts: [alert] };
    case 'grafana':
      return { version: '1', groupKey: name, status: 'firing', state: 'alerting', alerts: [alert] };
    case 'pagerduty':
      return {
        event_action: 'trigger',
        dedup_key: name,
        payload: { summary: name, source: 'muster', severity, custom_details: { summary: SUMMARY } },
      };
    case 'datadog':
      return {
        ...datadogTemplate,
        alert_id: '0',
        cycle_key: name,
        transition: 'Triggered',
        priority: severity,
        title: name,
        text: SUMMARY,
        date: String(at.getTime()),
      };
    case 'cloudwatch':
      return {
        Type: 'Notification',
        MessageId: name,
        Timestamp: moment,
        Message: JSON.stringify({
          AlarmName: name,
          NewStateValue: 'ALARM',
          NewStateReason: SUMMARY,
          StateChangeTime: moment,
        }),
      };
    case 'json':
      return undefined;
  }
}

const SUMMARY = 'A test, run as a drill. It ends by itself.';
