import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMilliseconds } from '../../kernel/clock.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { retry } from '../due/outcome.ts';
import { settlementOf } from './settlement-of.ts';

const now = new Date('2026-11-02T09:00:00.000Z');

test('a task has one attempt more than it has waits, each wait follows its attempt, and then it is parked', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 86_400 }), { maxLength: 8 }), (backoffSeconds) => {
      const reason = ownWords('no answer');
      backoffSeconds.forEach((wait, index) => {
        const settlement = settlementOf({ backoffSeconds }, index + 1, retry(reason), now);
        expect(settlement).toEqual({ state: 'open', reason, claimableAt: addMilliseconds(now, wait * 1000) });
      });
      const last = settlementOf({ backoffSeconds }, backoffSeconds.length + 1, retry(reason, 5), now);
      expect(last).toEqual({ state: 'parked', reason });
    }),
    { seed: 20 },
  );
});
