import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settledBy, standingOf, type Emergency } from './emergency.ts';

const T = new Date('2026-11-02T09:00:00Z');
const hours = (count: number): Date => new Date(T.getTime() + count * 3_600_000);

/** Events after an emergency change `P`, whose revert is `Q`: normal merges, and its discovery on the branch. */
const happenings = fc.array(fc.constantFrom('P', 'Q', 'X', 'found-on-branch'), { maxLength: 12 });

const applied = (isOnBranch: boolean): Emergency =>
  ({
    grant: { isSelfApproved: false, expiresAt: hours(4) },
    applied: { at: T, isOnBranch, reapplyBy: hours(72) },
    patch: { does: 'P', undoes: 'Q' },
  }) as unknown as Emergency;

const after = (emergency: Emergency, what: string, at: Date): Emergency => {
  if (what === 'found-on-branch')
    return emergency.applied === undefined
      ? emergency
      : { ...emergency, applied: { ...emergency.applied, isOnBranch: true } };
  const how = settledBy(emergency, { does: what });
  if (how === 'reverted') return { ...emergency, revertedAt: at };
  return how === 're-applied' ? { ...emergency, reapplied: { at, by: 'acme/platform#1' } } : emergency;
};

/** A model of the rule, independent of the code under test: the index of the first merge that may end the clock. */
function endsAt(isOnBranch: boolean, events: readonly string[]): number {
  let onBranch = isOnBranch;
  let isTakenBack = false;
  for (const [index, what] of events.entries()) {
    if (what === 'found-on-branch') onBranch = true;
    if (what === 'Q' && onBranch) isTakenBack = true;
    if (what === 'P' && (!onBranch || isTakenBack)) return index;
  }
  return -1;
}

test('whatever is merged, in whatever order, the clock ends with the same change or with its revert and the same again, and with nothing else [GOV 5.3.4]', () => {
  fc.assert(
    fc.property(fc.boolean(), happenings, (isOnBranch, events) => {
      const end = endsAt(isOnBranch, events);
      let emergency = applied(isOnBranch);
      for (const [index, what] of events.entries()) {
        emergency = after(emergency, what, hours(index + 1));
        expect(emergency.reapplied !== undefined).toBe(end !== -1 && index >= end);
      }
      // Time alone never ends it: past its deadline it stays overdue until somebody re-applies it.
      expect(standingOf(emergency, hours(71))).toBe(end === -1 ? 'applied' : 'settled');
      expect(standingOf(emergency, hours(72 + events.length))).toBe(end === -1 ? 'overdue' : 'settled');
      expect(standingOf({ ...emergency, missedAt: hours(72) }, hours(71))).toBe(end === -1 ? 'overdue' : 'settled');
    }),
    { numRuns: 200 * depth },
  );
});

test('a change whose patch is not known ends no clock [GOV 5.3.4]', () => {
  fc.assert(
    fc.property(fc.boolean(), happenings, (isOnBranch, events) => {
      let emergency: Emergency = { ...applied(isOnBranch), patch: undefined };
      for (const what of events) emergency = after(emergency, what, T);
      expect(emergency.reapplied).toBeUndefined();
    }),
    { numRuns: 50 * depth },
  );
});
