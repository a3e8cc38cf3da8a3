import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { readInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';
import { mostUrgentFirst, urgencyOf } from './urgency.ts';

const policy = releasedPolicy();

const signal = (fingerprint: string, severity: string, status: AlertSignal['status'] = 'firing'): AlertSignal => ({
  status,
  fingerprint,
  startsAt: readInstant('2026-11-02T09:00:00Z') as Instant,
  endsAt: undefined,
  labels: { severity },
  annotations: {},
  generatorUrl: undefined,
});
const urgency = (one: AlertSignal) => urgencyOf(one, {}, policy);

test('what may wake somebody goes before what fires, and that before what is over [GOV 2.1]', () => {
  const ordered = mostUrgentFirst(
    [signal('a', 'critical', 'resolved'), signal('b', 'info'), signal('c', 'critical'), signal('d', 'critical')],
    urgency,
  );
  expect(ordered.map(({ fingerprint }) => fingerprint)).toEqual(['c', 'd', 'b', 'a']);
});

test('what is said of one alert stays in its order', () => {
  const ordered = mostUrgentFirst(
    [signal('a', 'info'), signal('b', 'critical', 'resolved'), signal('b', 'critical')],
    urgency,
  );
  expect(ordered.map(({ fingerprint, status }) => `${fingerprint} ${status}`)).toEqual([
    'b resolved',
    'b firing',
    'a firing',
  ]);
});
