import type { Channel } from './shapes.ts';

/** By what a page left, as the server's code for it reads: `e-mail`, `webhook`, `no channel`. */
export const channelWords = (channel: string): string => (channel === 'no-channel' ? 'no channel' : channel);

/** Why a page did not get there: `e-mail: no mailbox`; `no channel` where there was none to try. */
export const failureWords = (channel: string, failure: string): string =>
  channel === failure ? channelWords(channel) : `${channelWords(channel)}: ${failure.replaceAll('-', ' ')}`;

/** Whose pages go by a channel, where it is said beside its name. */
export const channelScope = ({ audience, kind }: Pick<Channel, 'audience' | 'kind'>): string =>
  audience === 'room' ? 'everybody' : kind === 'e-mail' ? 'each their own' : 'you alone';
