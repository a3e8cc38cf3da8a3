import { Classified, dataClasses } from '@muster/policy';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { isAbove, openedFor, rejectionsOf, type Candidate } from './candidates.ts';
import type { Dpa, Provider } from './provider.ts';

const NOW = new Date('2026-11-30T10:00:00Z');
const policy = releasedPolicy();
const provider: Provider = {
  id: asId('p'),
  name: 'openai',
  api: 'openai',
  url: 'https://api.openai.com',
  keyReference: 'env:KEY',
  region: 'eu',
  retentionDays: 30,
  trains: false,
  isExternal: true,
  retiredAt: undefined,
  version: 1,
  lastInstant: NOW,
};
const price = {
  model: 'm',
  input: 1,
  output: 1,
  cacheRead: 1,
  cacheWrite: 1,
  cacheWriteHour: 1,
  toolCall: 0,
  contextTokens: 1000,
  maxOutputTokens: 100,
};
const dpa: Dpa = {
  id: asId('d'),
  providerId: provider.id,
  dataClass: 'CONFIDENTIAL',
  regions: ['eu'],
  retentionDays: 30,
  mayTrain: false,
  purposes: ['support'],
  validFrom: addDays(NOW, -1),
  validUntil: addDays(NOW, 1),
  state: 'approved',
};
const need = {
  api: 'openai',
  dataClass: 'CONFIDENTIAL',
  regions: [],
  maxRetentionDays: undefined,
  purpose: 'support',
} as const;
const judged = (dpas: readonly Dpa[], more: Partial<Provider> = {}, needs: object = {}) => {
  const candidate: Candidate = {
    route: { provider: 'openai', model: 'm' },
    provider: { ...provider, ...more },
    price,
    dpas,
  };
  return rejectionsOf({ ...need, ...needs }, candidate, policy, NOW);
};

describe('where a request may go', () => {
  test('with data above INTERNAL: only under an agreement that is approved, begun and not over [GOV 6.7]', () => {
    expect(judged([])).toEqual(['no-dpa']);
    expect(judged([dpa])).toEqual([]);
    for (const state of ['asked', 'declined', 'ended'] as const)
      expect(judged([{ ...dpa, state }])).toEqual(['dpa-not-valid']);
    expect(judged([{ ...dpa, validUntil: NOW }])).toEqual(['dpa-not-valid']);
    expect(judged([{ ...dpa, validFrom: addDays(NOW, 1) }])).toEqual(['dpa-not-valid']);
    expect(judged([dpa], {}, { dataClass: 'RESTRICTED' })).toEqual(['dpa-class']);
    expect(judged([dpa], { region: 'us' })).toEqual(['dpa-region']);
    expect(judged([dpa], { retentionDays: 31 })).toEqual(['dpa-retention']);
    expect(judged([dpa], { trains: true })).toEqual(['dpa-training']);
    expect(judged([dpa], {}, { purpose: 'ads' })).toEqual(['dpa-purpose']);
    expect(judged([{ ...dpa, state: 'ended' }, dpa])).toEqual([]);
    expect(judged([], { isExternal: false })).toEqual([]);
    expect(judged([], {}, { dataClass: 'INTERNAL' })).toEqual([]);
  });

  test('never where less was approved than the data needs, whatever the facts are [GOV 6.7]', () => {
    const anyClass = fc.constantFrom(...dataClasses);
    const anyDpa = fc.record({
      dataClass: anyClass,
      state: fc.constantFrom('asked', 'approved', 'declined', 'ended' as const),
      regions: fc.subarray(['eu', 'us']),
      retentionDays: fc.nat(60),
      mayTrain: fc.boolean(),
      from: fc.integer({ min: -3, max: 3 }),
      until: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(
        anyClass,
        fc.array(anyDpa, { maxLength: 3 }),
        fc.constantFrom('eu', 'us'),
        fc.nat(60),
        fc.boolean(),
        (dataClass, given, region, retentionDays, trains) => {
          const dpas = given.map(({ from, until, ...each }) => ({
            ...dpa,
            ...each,
            validFrom: addDays(NOW, from),
            validUntil: addDays(NOW, until),
          })) as Dpa[];
          const rejections = judged(dpas, { region, retentionDays, trains }, { dataClass });
          const covers = dpas.some(
            (each) =>
              each.state === 'approved' &&
              each.validFrom <= NOW &&
              each.validUntil > NOW &&
              !isAbove(policy, dataClass, each.dataClass) &&
              each.regions.includes(region) &&
              each.retentionDays >= retentionDays &&
              (each.mayTrain || !trains),
          );
          const isOpenData = dataClass === 'PUBLIC' || dataClass === 'INTERNAL';
          expect(rejections.length === 0).toBe(isOpenData || covers);
        },
      ),
      { seed: 6, numRuns: 300 * depth },
    );
  });

  test('not without a price, not to a retired provider or another API, not to another region than the consumer’s', () => {
    const candidate: Candidate = { route: { provider: 'x', model: 'm' }, provider: undefined, price, dpas: [] };
    expect(rejectionsOf(need, candidate, policy, NOW)).toEqual(['no-such-provider']);
    expect(rejectionsOf(need, { ...candidate, provider, price: undefined, dpas: [dpa] }, policy, NOW)).toEqual([
      'no-price',
    ]);
    expect(judged([dpa], { retiredAt: NOW, api: 'anthropic' })).toEqual(['retired', 'other-api']);
    expect(judged([dpa], {}, { regions: ['us'], maxRetentionDays: 0 })).toEqual(['region', 'retention']);
  });
});

test('the way to a provider admits what its filter was asked about, and no fallback carries more [GOV 6.1, 6.7]', () => {
  const candidate: Candidate = { route: { provider: 'openai', model: 'm' }, provider, price, dpas: [dpa] };
  const words = new Classified('CONFIDENTIAL', 'words of a customer');
  expect(openedFor(need, candidate, policy, NOW)?.outlet.take(words)).toBe('words of a customer');
  expect(openedFor(need, { ...candidate, dpas: [] }, policy, NOW)).toBeUndefined();
  const forLess = openedFor({ ...need, dataClass: 'INTERNAL' }, candidate, policy, NOW);
  expect(() => forLess?.outlet.take(words)).toThrow('provider openai admits INTERNAL data at most, not CONFIDENTIAL');
});
