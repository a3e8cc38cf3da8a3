import { isBefore } from '../../../kernel/clock.ts';
import type { ChannelId } from './channel.ts';

/** One channel's latest try at one page. */
export type Delivery = {
  readonly page: string;
  readonly channel: ChannelId;
  readonly tries: number;
  readonly beganAt: Date;
} & (
  | { readonly state: 'sending'; readonly deadlineAt: Date }
  | { readonly state: 'handed-over'; readonly settledAt: Date }
  | { readonly state: 'failed' | 'unknown'; readonly settledAt: Date; readonly reason: string }
);

/** How it stands at `now`: a server that died while sending leaves a try that nobody will ever settle. */
export const stateAt = (delivery: Delivery, now: Date): Delivery['state'] =>
  delivery.state === 'sending' && isBefore(delivery.deadlineAt, now) ? 'unknown' : delivery.state;
