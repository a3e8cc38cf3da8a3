import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { versionOf } from '../../policy/domain/version.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { declare, type Declaration } from '../domain/declare.ts';
import type { Facts } from '../domain/facts.ts';
import type { Incident, IncidentCode } from '../domain/incident.ts';

export const policy = releasedPolicy();
export const T = new Date('2026-11-02T09:00:00.000Z');
export const at = (minutes: number): Date => new Date(T.getTime() + minutes * 60_000);
export const anna = asId<'principal'>('00000000-0000-4000-8000-00000000000a');
export const bo = asId<'principal'>('00000000-0000-4000-8000-00000000000b');

/** Facts that decide each severity; no unknown could make it worse. */
export const factsFor: Readonly<Record<Incident['severity'], Facts>> = {
  'SEV-1': { outage: 'full' },
  'SEV-2': { outage: 'partial', usersImpactedShare: 0.05, sloBreachMinutes: 0, revenueImpact: 'none' },
  'SEV-3': {
    outage: 'none',
    usersImpactedShare: 0.01,
    sloBreachMinutes: 0,
    revenueImpact: 'none',
    sloDegraded: false,
    userFacingProviderOutage: false,
    workaround: true,
    scope: 'single-team',
  },
  'SEV-4': {
    outage: 'none',
    usersImpactedShare: 0,
    sloBreachMinutes: 0,
    revenueImpact: 'none',
    sloDegraded: false,
    userFacingProviderOutage: false,
    workaround: false,
    scope: 'wider',
    degradation: 'minor',
    caughtByMonitoring: true,
  },
};

export function declared(given: Partial<Declaration> = {}): Incident {
  return declare(
    {
      id: asId('00000000-0000-4000-8000-000000000001'),
      code: 'INC-7KQ2F' as IncidentCode,
      title: ownWords('Fraud model p99 over 2 s'),
      description: undefined,
      facts: factsFor['SEV-1'],
      service: undefined,
      defaults: {},
      atLeast: undefined,
      isDrill: false,
      teamId: undefined,
      visibility: 'organisation',
      declaredBy: anna,
      at: T,
      policyVersion: versionOf(policy),
      entry: asId('00000000-0000-7000-8000-000000000001'),
      ...given,
    },
    policy,
  ).incident;
}
