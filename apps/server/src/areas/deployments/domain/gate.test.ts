import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { judgeDeployment, type GateFacts } from './gate.ts';

const policy = releasedPolicy();
const facts = (given: Partial<GateFacts> = {}): GateFacts => ({
  isFrozen: false,
  isUnknown: false,
  objectives: [{ objective: 'ML-SLO-004', state: 'low', isFrozen: given.isFrozen === true, remaining: '1/8' }],
  isProvenRollback: false,
  claimsRollback: false,
  breakGlass: undefined,
  criticalBy: undefined,
  ...given,
});
const answer = (given: Partial<GateFacts>) => judgeDeployment(facts(given), policy);

describe('the deploy gate', () => {
  test('lets everything through while no budget freezes, and where nothing was ever measured [GOV 4.7]', () => {
    expect(answer({})).toMatchObject({ isAllowed: true, class: 'non-critical', code: 'deployments/open' });
    const objectives = [{ objective: 'ML-SLO-003', state: 'no-data' as const, isFrozen: false, remaining: '1/1' }];
    expect(answer({ objectives })).toMatchObject({ isAllowed: true });
  });

  test('denies what is not critical while one freezes, and names the objective [GOV 4.7]', () => {
    const denied = answer({ isFrozen: true });
    expect(denied).toMatchObject({
      isAllowed: false,
      class: 'non-critical',
      code: 'deployments/frozen',
      clause: '4.7',
    });
    expect(denied.reason).toContain('ML-SLO-004');
    expect(denied.remedy).toContain('4.8');
  });

  test('lets a proven rollback, an emergency change and what Governance named critical through a freeze [GOV 4.7, 4.8]', () => {
    const frozen = { isFrozen: true, isUnknown: true };
    expect(answer({ ...frozen, isProvenRollback: true })).toMatchObject({
      isAllowed: true,
      class: 'rollback',
      code: 'deployments/rollback',
    });
    expect(answer({ ...frozen, breakGlass: 'change' })).toMatchObject({
      isAllowed: true,
      class: 'break-glass',
      code: 'deployments/break-glass',
    });
    expect(answer({ ...frozen, criticalBy: 'exception' })).toMatchObject({
      isAllowed: true,
      class: 'critical',
      code: 'deployments/critical',
    });
  });

  test('takes nobody’s word for a rollback [GOV 4.7]', () => {
    const denied = answer({ isFrozen: true, claimsRollback: true });
    expect(denied).toMatchObject({ isAllowed: false, class: 'non-critical' });
    expect(denied.reason).toContain('no record');
  });

  test('denies what is not critical while nobody knows how a budget stands [GOV 4.7]', () => {
    const objectives = [{ objective: 'ML-SLO-001', state: 'unknown' as const, isFrozen: false, remaining: '1/1' }];
    expect(answer({ isUnknown: true, objectives })).toMatchObject({ isAllowed: false, code: 'deployments/unknown' });
  });

  test('whatever the facts: non-critical passes only while nothing freezes and all is known', () => {
    const any = fc.record({
      isFrozen: fc.boolean(),
      isUnknown: fc.boolean(),
      isProvenRollback: fc.boolean(),
      claimsRollback: fc.boolean(),
      breakGlass: fc.option(fc.constant('b'), { nil: undefined }),
      criticalBy: fc.option(fc.constant('c'), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, (given) => {
        const { isAllowed, class: judged } = answer(given);
        const passes = given.isProvenRollback || given.breakGlass !== undefined || given.criticalBy !== undefined;
        expect(judged !== 'non-critical').toBe(passes);
        expect(isAllowed).toBe(passes || (!given.isFrozen && !given.isUnknown));
      }),
      { seed: 1, numRuns: 100 * depth },
    );
  });
});
