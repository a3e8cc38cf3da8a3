import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceptionStates, scopesAsked, standingAt } from './exception.ts';

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });

test('no exception outlives its expiry by a second, whatever was written of it [GOV 1.2]', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...exceptionStates),
      instant,
      fc.integer({ min: -86_400_000, max: 86_400_000 }),
      (state, expiresAt, by) => {
        const now = new Date(expiresAt.getTime() + by);
        const standing = standingAt({ state, expiresAt }, now);
        if (now >= expiresAt) expect(standing).not.toBe('in-force');
        if (state !== 'approved') expect(standing).not.toBe('in-force');
        if (now < expiresAt && state === 'approved') expect(standing).toBe('in-force');
      },
    ),
    { seed: 12, numRuns: 100 * depth },
  );
});

test('a gate is let through by its own scopes and by the whole organisation, and by no other', () => {
  expect(scopesAsked('service:Checkout')).toEqual(['organisation', 'service:checkout']);
  expect(scopesAsked(['slo:ML-SLO-004', 'SLO:ml-slo-004'])).toEqual(['organisation', 'slo:ml-slo-004']);
  expect(scopesAsked([])).toEqual(['organisation']);
});
