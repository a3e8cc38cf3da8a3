import { EMAIL, type ChannelId, type WebhookChannel } from './channel.ts';

export type Rung = readonly [ChannelId, ...ChannelId[]];

/**
 * In which order channels are tried: all webhooks at once, and the person's own mailbox where none of them took the
 * page. One that is gone is not called; where there is nothing at all, nothing is.
 */
export function rungsOf(
  webhooks: readonly Pick<WebhookChannel, 'id' | 'state'>[],
  hasMailbox: boolean,
): readonly Rung[] {
  const [first, ...others] = webhooks.filter(({ state }) => state === 'active').map(({ id }) => id);
  return [...(first === undefined ? [] : [[first, ...others] as const]), ...(hasMailbox ? [[EMAIL] as const] : [])];
}
