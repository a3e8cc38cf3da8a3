import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { settledBy, standingOf, type Emergency } from './emergency.ts';
import { mayApprove } from './who-approves.ts';

const [ann, bo, cy] = ['a', 'b', 'c'].map((name) => asId<'principal'>(name)) as [never, never, never];
const rule = { notAuthorNorRequester: true, selfApproval: 'marked' } as const;

describe('whose one approval suffices [GOV 5.3.1]', () => {
  test.each<[string, ReturnType<typeof mayApprove>, object]>([
    [
      'somebody on call who had no hand in it',
      mayApprove(bo, [ann, bo], [ann], rule),
      { may: true, isSelfApproved: false },
    ],
    ['nobody who is not on call', mayApprove(cy, [ann, bo], [ann], rule), { may: false, because: 'not-on-call' }],
    [
      'not the requester, while another is on call',
      mayApprove(ann, [ann, bo], [ann], rule),
      { may: false, because: 'own-change' },
    ],
    ['the only one on call, marked', mayApprove(ann, [ann], [ann], rule), { may: true, isSelfApproved: true }],
    [
      'one of two who both had a hand in it, marked',
      mayApprove(ann, [ann, bo], [ann, bo], rule),
      { may: true, isSelfApproved: true },
    ],
    [
      'not even the only one, where the policy refuses that',
      mayApprove(ann, [ann], [ann], { ...rule, selfApproval: 'refused' }),
      { may: false, because: 'own-change' },
    ],
  ])('%s', (_who, is, expected) => {
    expect(is).toEqual(expected);
  });
});

const T = new Date('2026-11-02T09:00:00Z');
const later = (hours: number): Date => new Date(T.getTime() + hours * 3_600_000);
const applied = (isOnBranch: boolean, more: Partial<Emergency> = {}) =>
  ({
    grant: { by: bo, at: T, isSelfApproved: false, expiresAt: later(4) },
    applied: { at: T, isOnBranch, reapplyBy: later(72) },
    patch: { does: 'P', undoes: 'Q' },
    ...more,
  }) as unknown as Emergency;

describe('the clock of an emergency change [GOV 5.3.4]', () => {
  test('ends with a normal change that does the same', () => {
    expect(settledBy(applied(false), { does: 'P' })).toBe('re-applied');
    expect(settledBy(applied(false), { does: 'X' })).toBeUndefined();
    expect(settledBy(applied(false), { does: 'Q' })).toBeUndefined();
  });

  test('where it is on the branch already, ends with its revert and then with it again, and by nothing less', () => {
    expect(settledBy(applied(true), { does: 'P' })).toBeUndefined();
    expect(settledBy(applied(true), { does: 'Q' })).toBe('reverted');
    expect(settledBy(applied(true, { revertedAt: later(1) }), { does: 'Q' })).toBeUndefined();
    expect(settledBy(applied(true, { revertedAt: later(1) }), { does: 'P' })).toBe('re-applied');
  });

  test('does not end for one whose patch nobody knows, or that was not applied', () => {
    expect(settledBy(applied(false, { patch: undefined }), { does: 'P' })).toBeUndefined();
    expect(settledBy(applied(false, { applied: undefined }), { does: 'P' })).toBeUndefined();
  });

  test('a grant lapses at its end and an application is overdue at its own, served deadline or not', () => {
    const granted = applied(false, { applied: undefined });
    expect(standingOf(granted, later(3.99))).toBe('granted');
    expect(standingOf(granted, later(4))).toBe('lapsed');
    expect(standingOf(applied(false), later(71.99))).toBe('applied');
    expect(standingOf(applied(false), later(72))).toBe('overdue');
  });
});
