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

test('a review that took place makes the next one due a cycle later, never sooner than the document says [GOV 0.1]', () => {
  const due = (reviewedOn: string) => reviewState(policy, new Date('2026-11-29T00:00:00Z'), reviewedOn).due;
  expect(['2026-08-20', '2026-11-30', '2026-12-31', '2026-05-23', '2026-05-20'].map(due)).toEqual([
    '2026-11-20',
    '2027-02-28',
    '2027-03-31',
    '2026-08-23',
    '2026-08-23',
  ]);
  expect(reviewState(policy, new Date('2026-11-20T23:59:59Z'), '2026-08-20').overdue).toBe(false);
  expect(reviewState(policy, new Date('2026-11-21T00:00:00Z'), '2026-08-20').overdue).toBe(true);
});

test('a later review date in the file postpones it [GOV 0.1]', () => {
  const reviewed = loadPolicy(changedFiles({ 'document.yaml': [['2026-08-23', '2026-11-23']] }));
  expect(isReviewOverdue(reviewed, new Date('2026-08-24T00:00:00Z'))).toBe(false);
});
