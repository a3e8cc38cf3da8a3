import { createHash } from 'node:crypto';
import type { FiringAlert } from './rules.ts';

/** One alert in Alertmanager's format (version 4). */
export type WireAlert = {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
  readonly fingerprint: string;
};

export type Notification = {
  readonly version: '4';
  readonly groupKey: string;
  readonly truncatedAlerts: 0;
  readonly status: 'firing' | 'resolved';
  readonly receiver: 'muster';
  readonly groupLabels: Readonly<Record<string, string>>;
  readonly commonLabels: Readonly<Record<string, string>>;
  readonly commonAnnotations: Readonly<Record<string, string>>;
  readonly externalURL: string;
  readonly alerts: readonly WireAlert[];
};

const NEVER = '0001-01-01T00:00:00Z';

/**
 * Behaves like an Alertmanager with `group_by: [service]`: notifies about a group when its firing alerts change, and
 * reports resolved alerts once.
 */
export class SimulatedAlertmanager {
  #told = new Map<string, WireAlert>();

  /** The notifications due now, one per changed group. */
  notify(firing: readonly FiringAlert[], now: Date): readonly Notification[] {
    const alerts = new Map(firing.map((one) => [keyOf(one), wireAlert(one, this.#told.get(keyOf(one)), now)]));
    const over = [...this.#told]
      .filter(([key]) => !alerts.has(key))
      .map(([, alert]): WireAlert => ({ ...alert, status: 'resolved', endsAt: now.toISOString() }));
    const changed = new Set(
      [...alerts]
        .filter(([key]) => !this.#told.has(key))
        .map(([, alert]) => serviceOf(alert))
        .concat(over.map(serviceOf)),
    );
    this.#told = alerts;
    const groups = Map.groupBy([...alerts.values(), ...over], serviceOf);
    return [...groups]
      .filter(([service]) => changed.has(service))
      .map(([service, members]) => notificationOf(service, members));
  }
}

const keyOf = ({ rule, instance }: FiringAlert): string => `${rule.name} ${instance}`;

const serviceOf = ({ labels }: WireAlert): string => labels['service'] ?? '';

function wireAlert({ rule, instance, value }: FiringAlert, before: WireAlert | undefined, now: Date): WireAlert {
  const labels = { alertname: rule.name, service: rule.service, severity: rule.severity, instance };
  return {
    status: 'firing',
    labels,
    annotations: { summary: rule.summary(value), runbook: rule.runbook },
    startsAt: before?.startsAt ?? now.toISOString(),
    endsAt: NEVER,
    generatorURL: `http://prometheus.ml.example:9090/graph?g0.expr=${rule.name}`,
    fingerprint: fingerprintOf(labels),
  };
}

/** Sixteen hexadecimal digits from the labels alone; receivers do not depend on the hash. */
const fingerprintOf = (labels: Readonly<Record<string, string>>): string =>
  createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16);

const notificationOf = (service: string, alerts: readonly WireAlert[]): Notification => ({
  version: '4',
  groupKey: `{}:{service="${service}"}`,
  truncatedAlerts: 0,
  status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  receiver: 'muster',
  groupLabels: { service },
  commonLabels: { service },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.ml.example:9093',
  alerts,
});
