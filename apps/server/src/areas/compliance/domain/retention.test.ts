import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { daysBefore, leastRetentionDays, nextDay, retentionDays } from './retention.ts';

const policy = releasedPolicy();

test('entries stay as long as is configured, and never less than the policy demands [GOV 7.3]', () => {
  expect(retentionDays(policy, 400).ledger).toBe(400);
  expect(retentionDays(policy, 1).ledger).toBe(90);
});

test('what is kept of incidents and of controls is kept no shorter than the rest', () => {
  const { ledger, records } = retentionDays(policy, 1);
  expect(records).toBeGreaterThan(ledger);
  expect(retentionDays(policy, 36_500)).toEqual({ ledger: 36_500, records: 36_500 });
});

test('what the database itself refuses to prune is longer under the profile for high-risk AI [GOV 7.3]', () => {
  expect(leastRetentionDays([policy])).toBe(90);
  expect(leastRetentionDays([policy], 'high-risk-ai')).toBe(184);
});

test('days are counted in UTC', () => {
  expect(nextDay(new Date('2026-12-31T23:59:59.999Z')).toISOString()).toBe('2027-01-01T00:00:00.000Z');
  expect(daysBefore(new Date('2026-03-01T12:00:00.000Z'), 1).toISOString()).toBe('2026-02-28T12:00:00.000Z');
});
