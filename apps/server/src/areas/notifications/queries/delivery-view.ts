import { EMAIL } from '../domain/channel.ts';
import { stateAt, type Delivery } from '../domain/delivery.ts';
import type { ChannelName } from '../store/channels.ts';

/** A page's delivery through one channel. Personal channels appear by kind: name and number are private. */
export const deliveryView = (delivery: Delivery, names: ReadonlyMap<string, ChannelName>, now: Date) => ({
  channel: nameOf(delivery.channel, names),
  state: stateAt(delivery, now),
  tries: delivery.tries,
  beganAt: delivery.beganAt.toISOString(),
  ...('settledAt' in delivery ? { settledAt: delivery.settledAt.toISOString() } : {}),
  ...('reason' in delivery ? { reason: delivery.reason } : {}),
});

function nameOf(channel: string, names: ReadonlyMap<string, ChannelName>): string {
  if (channel === EMAIL) return EMAIL;
  const known = names.get(channel);
  if (known === undefined) return 'webhook';
  return known.owner === undefined ? known.name : known.kind;
}
