import type { Minutes } from '@muster/policy';
import { expect, test } from 'vitest';
import { qualityProblems, type QualityLimits, type Window } from './data-quality.ts';
import type { Observed } from './observed.ts';
import { takeReference, type Reference } from './reference.ts';

const limits: QualityLimits = {
  missingGrowsOver: 0.05,
  outOfRangeOver: 0.01,
  unseenOver: 0.01,
  volumeBelow: 0.5,
  volumeOver: 3,
  staleAfterMinutes: 120 as Minutes,
};
const channel = (counts: readonly number[]): Observed => ({
  name: 'channel',
  what: 'feature',
  kind: 'categories',
  categories: ['app', 'web'],
  counts,
});
const reference: Reference = {
  version: 'v',
  number: 1,
  bins: 1,
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2026-11-02T00:00:00Z'),
  rows: 2400,
  features: takeReference([channel([1200, 1200, 0, 0])], 10),
  frozenAt: new Date('2026-11-02T00:00:00Z'),
};
const now = new Date('2026-11-05T00:00:00Z');
const fine: Window = {
  rows: 2400,
  minutes: 1440,
  newest: now,
  observed: [channel([1200, 1200, 0, 0])],
  outOfRange: {},
};
const found = (window: Partial<Window>) =>
  qualityProblems(reference, { ...fine, ...window }, limits, { now, needsRows: 100 }).map(({ kind }) => kind);

test('data as it was has no problem [GOV 7.9]', () => {
  expect(found({})).toEqual([]);
});

test('nulls that grew, values out of range, unseen categories, a feature that is gone [GOV 7.9]', () => {
  expect(found({ observed: [channel([1100, 1100, 0, 200])] })).toEqual(['missing']);
  expect(found({ observed: [channel([1150, 1150, 0, 100])] })).toEqual([]);
  expect(found({ outOfRange: { channel: 30 } })).toEqual(['range']);
  expect(found({ observed: [channel([1180, 1180, 40, 0])] })).toEqual(['unseen']);
  expect(found({ observed: [channel([0, 0, 0, 2400])] })).toEqual(['schema']);
  expect(found({ observed: [] })).toEqual(['schema']);
});

test('less than half the volume, more than thrice, and silence, which is told once [GOV 7.9]', () => {
  expect(found({ rows: 1199 })).toEqual(['volume']);
  expect(found({ rows: 1200 })).toEqual([]);
  expect(found({ rows: 7201 })).toEqual(['volume']);
  expect(found({ rows: 0, newest: new Date('2026-11-04T21:59:00Z'), observed: [] })).toEqual(['freshness']);
  expect(found({ rows: 0, newest: undefined, observed: [] })).toEqual(['freshness']);
});

test('a handful of rows says nothing of shares', () => {
  expect(found({ rows: 99, minutes: 60, observed: [channel([0, 0, 0, 99])] })).toEqual([]);
});
