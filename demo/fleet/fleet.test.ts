import { expect, test } from 'vitest';
import { parseNotification } from '../../apps/server/src/areas/alerts/domain/parse-notification.ts';
import { SimulatedAlertmanager } from './alertmanager.ts';
import { readingsAt } from './readings.ts';
import { firingAt } from './rules.ts';

const began = Date.parse('2026-11-02T09:00:00Z');

const firingIn = (seconds: number, fraudMitigatedAt?: number): readonly string[] => [
  ...new Set(firingAt(readingsAt({ seconds, fraudMitigatedAt })).map(({ rule }) => rule.name)),
];

/** Everything the simulated Alertmanager sends in a number of seconds, evaluated once a second. */
function sentIn(seconds: number) {
  const alertmanager = new SimulatedAlertmanager();
  return Array.from({ length: seconds + 1 }, (_, second) =>
    alertmanager
      .notify(firingAt(readingsAt({ seconds: second, fraudMitigatedAt: undefined })), new Date(began + second * 1000))
      .map((notification) => ({ second, notification })),
  ).flat();
}

test('the story begins with a fleet that is well and reaches a crisis within a minute', () => {
  expect(firingIn(0)).toEqual([]);
  expect(firingIn(15)).toContain('FeatureStoreStale');
  expect(firingIn(30)).toContain('FraudModelSlow');
  expect(firingIn(59)).toContain('FraudModelLatencyP99');
  expect(firingIn(59)).not.toContain('FeatureStoreStale');
});

test('the fraud model stays slow until somebody has mitigated, and no longer', () => {
  expect(firingIn(600)).toContain('FraudModelLatencyP99');
  expect(firingIn(600, 580)).not.toContain('FraudModelLatencyP99');
});

test('every notification is one that the intake reads, with nothing left out', () => {
  const sent = sentIn(90);
  expect(sent.length).toBeGreaterThan(5);
  for (const { notification } of sent) {
    const read = parseNotification(JSON.parse(JSON.stringify(notification)));
    expect(read).toMatchObject({ ok: true, value: { unreadable: [] } });
  }
});

test('a group is told of when it changes, and its crisis joins what was a warning', () => {
  const fraud = sentIn(90).filter(({ notification }) => notification.groupLabels['service'] === 'fraud-scoring');
  expect(fraud.map(({ notification }) => notification.alerts.map(({ labels }) => labels['severity']))).toEqual([
    ['warning'],
    ['warning', 'critical', 'critical', 'critical'],
    ['warning', 'critical', 'critical', 'critical', 'critical'],
  ]);
  const starts = fraud.map(({ notification }) => notification.alerts[0]?.startsAt);
  expect(new Set(starts).size).toBe(1);
});
