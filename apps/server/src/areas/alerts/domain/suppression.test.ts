import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { severities } from '@muster/policy';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { standingAt, suppressionOf, type ActiveSuppression, type Candidate } from './suppression.ts';

const policy = releasedPolicy();
const alert: Candidate = {
  integrationId: asId('i1'),
  fingerprint: 'f1',
  labels: { alertname: 'Loss', cluster: 'eu' },
  service: 'Scoring',
  severity: 'SEV-3',
};
const held = (given: Partial<ActiveSuppression> = {}): ActiveSuppression => ({
  id: asId('s1'),
  kind: 'maintenance',
  reason: ownWords('moving racks'),
  endsAt: new Date('2026-11-30T12:00:00Z'),
  integrationId: undefined,
  service: undefined,
  labels: {},
  alerts: 0,
  named: new Set(),
  ...given,
});

describe('what holds an alert', () => {
  test.each<[string, Partial<ActiveSuppression>, boolean]>([
    ['its integration', { integrationId: asId('i1') }, true],
    ['another integration', { integrationId: asId('i2') }, false],
    ['its service, in any case', { service: 'scoring' }, true],
    ['another service', { service: 'ranking' }, false],
    ['all of its labels', { labels: { cluster: 'eu', alertname: 'Loss' } }, true],
    ['a label that has another value', { labels: { cluster: 'us' } }, false],
    ['a label that every object has', { labels: { constructor: 'x' } }, false],
    ['its name among others', { alerts: 2, named: new Set(['i1/f1']) }, true],
    ['names that are not its own, whatever else is said', { alerts: 1, integrationId: asId('i1') }, false],
  ])('%s', (_name, given, is) => {
    expect(suppressionOf(alert, [held(given)], policy) !== undefined).toBe(is);
  });

  test('of several the one that holds it longest', () => {
    const later = held({ id: asId('s2'), endsAt: new Date('2026-11-30T13:00:00Z') });
    expect(suppressionOf(alert, [held(), later, held({ id: asId('s3') })], policy)?.id).toBe('s2');
  });

  test('nothing holds what the policy says is never held, whatever matches [GOV 3.1.1]', () => {
    fc.assert(
      fc.property(fc.constantFrom(...severities), fc.boolean(), (severity, byName) => {
        const by = byName ? held({ alerts: 1, named: new Set(['i1/f1']) }) : held();
        const found = suppressionOf({ ...alert, severity }, [by], policy);
        expect(found === undefined).toBe(severity === 'SEV-1');
      }),
      { seed: 1201 },
    );
  });
});

test('it is planned before it starts, and over from the very moment it ends', () => {
  const [startsAt, endsAt] = [new Date('2026-11-30T10:00:00Z'), new Date('2026-11-30T11:00:00Z')];
  const at = (time: string, endedAt?: Date) =>
    standingAt({ startsAt, endsAt, endedAt }, new Date(`2026-11-30T${time}Z`));
  expect([at('09:59:59'), at('10:00:00'), at('10:59:59'), at('11:00:00')]).toEqual([
    'planned',
    'active',
    'active',
    'over',
  ]);
  expect(at('10:30:00', new Date('2026-11-30T10:20:00Z'))).toBe('over');
});
