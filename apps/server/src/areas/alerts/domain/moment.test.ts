import { expect, test } from 'vitest';
import { momentWords, type AlertMoment } from './moment.ts';

const at = new Date('2026-11-02T09:00:00.000Z');
const moment = (given: Partial<AlertMoment> = {}): AlertMoment => ({
  event: 'began',
  span: at,
  first: at,
  last: at,
  alerts: 1,
  names: [{ name: 'FraudLatencyP99', alerts: 1 }],
  otherNames: 0,
  ...given,
});

test('an alert by itself is named without a count', () => {
  expect(momentWords(moment())).toBe('received an alert firing: FraudLatencyP99');
  expect(momentWords(moment({ event: 'resolved' }))).toBe('received an alert no longer firing: FraudLatencyP99');
});

test('several are counted by their names, and the count of all is true', () => {
  const names = [
    { name: 'FraudLatencyP99', alerts: 3 },
    { name: 'FeatureLag', alerts: 1 },
  ];
  expect(momentWords(moment({ alerts: 4, names }))).toBe('received 4 alerts firing: FraudLatencyP99 ×3, FeatureLag');
});

test('of many names the rest is a number, so that a line stays a line', () => {
  const names = [{ name: 'NodeDown', alerts: 9000 }];
  expect(momentWords(moment({ alerts: 9001, names, otherNames: 1 }))).toBe(
    'received 9001 alerts firing: NodeDown ×9000 and 1 of another name',
  );
  expect(momentWords(moment({ alerts: 10_000, names, otherNames: 80 }))).toBe(
    'received 10000 alerts firing: NodeDown ×9000 and 1000 of 80 other names',
  );
});
