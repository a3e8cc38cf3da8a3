import { dataClasses } from '@muster/policy';
import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { classOfParts, countsAs, isForSecretStores } from './data-class.ts';

const { classification } = releasedPolicy();

describe('what has no class is handled as confidential, and parts never lower the whole [GOV 6.1]', () => {
  test('an asset without a decision counts as CONFIDENTIAL', () => {
    expect(countsAs(undefined, classification)).toBe('CONFIDENTIAL');
    expect(countsAs('PUBLIC', classification)).toBe('PUBLIC');
  });

  test.each(dataClasses.flatMap((a) => dataClasses.map((b) => [a, b] as const)))('%s with %s', (a, b) => {
    const rank = (each: typeof a) => classification.classes[each].rank;
    const whole = classOfParts([a, b], classification);
    expect(rank(whole)).toBe(Math.max(rank(a), rank(b)));
    expect(classOfParts([b, a], classification)).toBe(whole);
  });

  test('one part that nobody decided on makes a public whole confidential', () => {
    expect(classOfParts(['PUBLIC', undefined], classification)).toBe('CONFIDENTIAL');
    expect(classOfParts([], classification)).toBe('CONFIDENTIAL');
  });

  test('only what is RESTRICTED belongs into a secret store', () => {
    expect(dataClasses.filter((each) => isForSecretStores(each, classification))).toEqual(['RESTRICTED']);
  });
});
