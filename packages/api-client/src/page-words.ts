import type { Channel } from './shapes.ts';

/** The channel of a page, from the server's code: `e-mail`, `webhook`, `no channel`. */
export const channelWords = (channel: string): string => (channel === 'no-channel' ? 'no channel' : channel);

/** Why a page did not arrive: `e-mail: no mailbox`; `no channel` if there was none to try. */
export const failureWords = (channel: string, failure: string): string =>
  channel === failure ? channelWords(channel) : `${channelWords(channel)}: ${failure.replaceAll('-', ' ')}`;

/** Whose pages use a channel, shown beside its name. */
export const channelScope = ({ audience, kind }: Pick<Channel, 'audience' | 'kind'>): string =>
  audience === 'room' ? 'everybody' : kind === 'e-mail' ? 'each their own' : 'you alone';
