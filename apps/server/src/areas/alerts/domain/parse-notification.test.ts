import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';
import { parseNotification } from './parse-notification.ts';

const read = (body: unknown) => {
  const parsed = parseNotification(body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const problems = (body: unknown) => {
  const parsed = parseNotification(body);
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
};

describe('the webhook of Alertmanager, version 4', () => {
  test('a group with firing and resolved alerts gives each by itself', () => {
    const { signals, groupKey } = read(notification([wireAlert(), resolved({ fingerprint: 'b2' })]));
    expect(groupKey).toBe('{}:{alertname="FraudLatencyP99"}');
    expect(
      signals.map(({ status, fingerprint, startsAt, endsAt }) => ({ status, fingerprint, startsAt, endsAt })),
    ).toEqual([
      {
        status: 'firing',
        fingerprint: '00000000000000a1',
        startsAt: '2026-11-02T08:59:30.123456789Z',
        endsAt: undefined,
      },
      {
        status: 'resolved',
        fingerprint: 'b2',
        startsAt: '2026-11-02T08:59:30.123456789Z',
        endsAt: '2026-11-02T09:10:00.500000000Z',
      },
    ]);
  });

  test('the zero time is no end, and a firing alert has none whatever is sent', () => {
    const { signals } = read(
      notification([resolved({ endsAt: '0001-01-01T00:00:00Z' }), wireAlert({ endsAt: '2026-11-02T09:10:00Z' })]),
    );
    expect(signals.map(({ endsAt }) => endsAt)).toEqual([undefined, undefined]);
  });

  test('null stands for an empty map and an empty list, as Go writes them', () => {
    expect(read(notification([wireAlert({ labels: null, annotations: null })])).signals).toMatchObject([
      { labels: {}, annotations: {} },
    ]);
    expect(read({ ...notification(null), groupLabels: null }).signals).toEqual([]);
  });

  test('fields that are not known are left alone; the reason of newer versions is kept', () => {
    expect(
      read({ ...notification(), notification_reason: 'repeat interval elapsed', orgId: 1, extra: { deep: [] } }).reason,
    ).toBe('repeat interval elapsed');
  });

  test('how many alerts were cut is kept, and is 0 where an old version does not say', () => {
    expect(read({ ...notification(), truncatedAlerts: 7 }).truncatedAlerts).toBe(7);
    expect(read({ ...notification(), truncatedAlerts: undefined }).truncatedAlerts).toBe(0);
    expect(read({ ...notification(), truncatedAlerts: 1e300 }).truncatedAlerts).toBe(2 ** 31 - 1);
  });

  test.each([['1'], [4], ['4.0'], [undefined], [null]])('version %j is refused: only "4" is version 4', (version) => {
    expect(problems({ ...notification(), version })).toContain('/version');
  });

  test('an alert that cannot be read does not take its neighbours with it', () => {
    const { signals, unreadable } = read(
      notification([wireAlert({ startsAt: 'yesterday' }), wireAlert({ fingerprint: 'b2' })]),
    );
    expect(signals.map(({ fingerprint }) => fingerprint)).toEqual(['b2']);
    expect(unreadable).toEqual([{ path: '/alerts/0/startsAt', problem: 'must be a time in RFC 3339' }]);
  });

  test('a body of which nothing can be read is refused, naming every fault and echoing nothing', () => {
    const secret = 'hunter2-do-not-echo';
    const parsed = parseNotification(notification([wireAlert({ status: secret }), wireAlert({ fingerprint: secret })]));
    expect(JSON.stringify(parsed)).not.toContain(secret);
    expect(parsed.ok ? [] : parsed.error.map(({ path }) => path)).toEqual([
      '/alerts/0/status',
      '/alerts/1/fingerprint',
    ]);
    expect(problems({})).toEqual(['/version', '/groupKey', '/alerts']);
    expect(problems([])).toEqual(['']);
  });

  test('no JSON whatever makes it throw, alone or in place of any of its fields', () => {
    const keys = fc.constantFrom('version', 'groupKey', 'alerts', 'truncatedAlerts', 'notification_reason', 'status');
    const alertKeys = fc.constantFrom(
      'status',
      'labels',
      'annotations',
      'startsAt',
      'endsAt',
      'fingerprint',
      'generatorURL',
    );
    fc.assert(
      fc.property(fc.jsonValue(), keys, alertKeys, (value, key, alertKey) => {
        for (const body of [
          value,
          { ...notification(), [key]: value },
          notification([{ ...wireAlert(), [alertKey]: value }]),
        ]) {
          const parsed = parseNotification(body);
          expect(parsed.ok || parsed.error.length > 0).toBe(true);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
