import { expect, test } from 'vitest';
import { createManualClock } from '../../../testing/manual-clock.ts';
import { failed, handedOver, unknown } from '../domain/handover.ts';
import { createBreaker } from './breaker.ts';

test('a channel that does not answer is left alone after its third silence, and tried once when the pause ends', () => {
  const clock = createManualClock();
  const breaker = createBreaker(clock);
  breaker.note('teams', unknown('timed-out'));
  breaker.note('teams', failed('unreachable', true));
  expect(breaker.pausedFor('teams')).toBeUndefined();
  breaker.note('teams', unknown('timed-out'));
  expect([breaker.pausedFor('teams'), breaker.pausedFor('pager')]).toEqual([15, undefined]);
  clock.advance({ seconds: 15 });
  expect([breaker.pausedFor('teams'), breaker.pausedFor('teams')]).toEqual([undefined, 15]);
  breaker.note('teams', handedOver);
  expect(breaker.pausedFor('teams')).toBeUndefined();
});

test('a refusal is an answer: it holds no worker, so it pauses nothing', () => {
  const breaker = createBreaker(createManualClock());
  for (let times = 0; times < 5; times += 1) breaker.note('teams', failed('answered-500', true));
  expect(breaker.pausedFor('teams')).toBeUndefined();
});
