import { expect, test } from 'vitest';
import { changedFiles, loadPolicy } from '../../test/released-policy.ts';
import { isReviewOverdue, reviewState } from './review.ts';

const policy = loadPolicy();

test('the review is overdue once its day is over, and goes to Platform Governance [GOV 0.1]', () => {
  expect(isReviewOverdue(policy, new Date('2026-05-23T00:00:00Z'))).toBe(false);
  expect(isReviewOverdue(policy, new Date('2026-08-23T23:59:59.999Z'))).toBe(false);
  expect(isReviewOverdue(policy, new Date('2026-08-24T00:00:00Z'))).toBe(true);
  expect(reviewState(policy, new Date('2027-01-01T00:00:00Z'))).toEqual({
    overdue: true,
    due: '2026-08-23',
    goesTo: 'platform-governance',
    clause: '0.1',
  });
});

test('a later review date in the file postpones it [GOV 0.1]', () => {
  const reviewed = loadPolicy(changedFiles({ 'document.yaml': [['2026-08-23', '2026-11-23']] }));
  expect(isReviewOverdue(reviewed, new Date('2026-08-24T00:00:00Z'))).toBe(false);
});
