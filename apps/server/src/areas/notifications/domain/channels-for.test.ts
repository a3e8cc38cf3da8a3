import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import type { ChannelId } from './channel.ts';
import { channelsFor } from './channels-for.ts';

const [ada, bo] = [asId<'principal'>('a'), asId<'principal'>('b')];
const hook = (id: string, owner?: typeof ada, state: 'active' | 'gone' = 'active') => ({
  id: id as ChannelId,
  owner,
  state,
});

test('a page goes to every room, to its person’s own webhooks and mailbox, and to nobody else’s', () => {
  const hooks = [hook('gateway'), hook('of ada', ada), hook('of bo', bo), hook('gone', undefined, 'gone')];
  expect(channelsFor(ada, hooks, true)).toEqual(['gateway', 'of ada', 'e-mail']);
  expect(channelsFor(bo, hooks, false)).toEqual(['gateway', 'of bo']);
  expect(channelsFor(ada, [], false)).toEqual([]);
});
