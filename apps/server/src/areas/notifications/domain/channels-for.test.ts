import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import type { ChannelId } from './channel.ts';
import { channelsFor, roomsOf } from './channels-for.ts';

const [ada, bo] = [asId<'principal'>('a'), asId<'principal'>('b')];
const hook = (id: string, owner?: typeof ada, state: 'active' | 'gone' = 'active') => ({
  id: id as ChannelId,
  kind: 'webhook' as const,
  owner,
  state,
});

test('news go to every room, to a person’s own webhooks and mailbox, to no phone and to nobody else’s', () => {
  const phone = { ...hook('phone', ada), kind: 'sms' as const };
  const hooks = [phone, hook('gateway'), hook('of ada', ada), hook('of bo', bo), hook('gone', undefined, 'gone')];
  expect(channelsFor(ada, hooks, true)).toEqual(['gateway', 'of ada', 'e-mail']);
  expect(channelsFor(bo, hooks, false)).toEqual(['gateway', 'of bo']);
  expect(channelsFor(ada, [], false)).toEqual([]);
  expect(roomsOf(hooks)).toEqual(['gateway']);
});
