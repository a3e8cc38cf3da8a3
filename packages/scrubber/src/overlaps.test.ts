import { expect, test } from 'vitest';
import { resolveOverlaps, type Candidate } from './overlaps.ts';

const personal = { classification: 'CONFIDENTIAL' } as Candidate['detector'];
const from = (start: number, end: number): Candidate => ({
  detector: personal,
  depth: 0,
  start,
  end,
  subject: undefined,
});

test('of a tangle the longest stay, and those that only touch them', () => {
  const [left, middle, right] = [from(0, 5), from(3, 7), from(5, 11)];
  expect(resolveOverlaps([left, middle, right])).toEqual([left, right]);
});
