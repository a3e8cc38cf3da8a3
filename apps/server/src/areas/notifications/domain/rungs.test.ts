import { describe, expect, test } from 'vitest';
import type { ChannelId } from './channel.ts';
import { failed, handedOver, mayYetSucceed, unknown } from './handover.ts';
import { rungsOf } from './rungs.ts';

const webhook = (id: string, state: 'active' | 'gone' = 'active') => ({ id: id as ChannelId, state });

describe('in which order channels are tried', () => {
  test('all webhooks at once, then the mailbox', () => {
    expect(rungsOf([webhook('a'), webhook('b')], true)).toEqual([['a', 'b'], ['e-mail']]);
  });

  test('without webhooks the mailbox is the first; without both there is nothing to try', () => {
    expect(rungsOf([], true)).toEqual([['e-mail']]);
    expect(rungsOf([], false)).toEqual([]);
  });

  test('an address that is gone is passed over', () => {
    expect(rungsOf([webhook('a', 'gone'), webhook('b')], false)).toEqual([['b']]);
    expect(rungsOf([webhook('a', 'gone')], true)).toEqual([['e-mail']]);
  });
});

test('what may have arrived is offered again, what was refused for good is not', () => {
  expect(
    [handedOver, unknown('timed-out'), failed('unreachable', true), failed('answered-400', false)].map(mayYetSucceed),
  ).toEqual([false, true, true, false]);
});
