import { expect, test } from 'vitest';
import { failed, handedOver, mayYetSucceed, unknown } from './handover.ts';

test('what may have arrived is offered again, what was refused for good is not', () => {
  expect(
    [handedOver, unknown('timed-out'), failed('unreachable', true), failed('answered-400', false)].map(mayYetSucceed),
  ).toEqual([false, true, true, false]);
});
