import { describe, expect, test } from 'vitest';
import { readinessOf } from './readiness.ts';

const since = new Date('2026-11-01T00:00:00.000Z');
const [before, after] = [new Date('2026-10-31T23:59:59.999Z'), since];

describe('whoever is on call is ready', () => {
  test.each([
    [{ ways: ['e-mail'], unverified: [], proofs: [{ way: 'e-mail', at: after }] }, true, 'Reached by e-mail.'],
    [{ ways: ['e-mail'], unverified: [], proofs: [{ way: 'e-mail', at: before }] }, false, 'recently'],
    [{ ways: ['e-mail'], unverified: [], proofs: [] }, false, 'ever'],
    [{ ways: ['e-mail'], unverified: [], proofs: [{ way: 'sms', at: after }] }, false, 'recently'],
    [{ ways: [], unverified: [], proofs: [] }, false, 'no contact method'],
    [{ ways: [], unverified: ['sms'], proofs: [] }, false, 'not verified'],
  ])('by a way that works and has been shown to, not long ago: %j', (given, isReady, says) => {
    const readiness = readinessOf(given, since);
    expect([readiness.isReady, readiness.says]).toEqual([isReady, expect.stringContaining(says)]);
  });
});
