import { isBefore } from '../../../kernel/clock.ts';
import type { ChannelId } from './channel.ts';

/** The latest attempt to deliver a page through a channel. */
export type Delivery = {
  readonly page: string;
  readonly channel: ChannelId;
  readonly tries: number;
  readonly beganAt: Date;
} & (
  | { readonly state: 'sending'; readonly deadlineAt: Date }
  /** Accepted by the other side; `deliveredAt` is when it reported arrival, which few providers do. */
  | { readonly state: 'handed-over'; readonly settledAt: Date; readonly deliveredAt: Date | undefined }
  | { readonly state: 'failed' | 'unknown'; readonly settledAt: Date; readonly reason: string }
);

/** The state at `now`: an attempt left open by a server that died is never settled. */
export const stateAt = (delivery: Delivery, now: Date): Delivery['state'] | 'delivered' => {
  if (delivery.state === 'handed-over' && delivery.deliveredAt !== undefined) return 'delivered';
  return delivery.state === 'sending' && isBefore(delivery.deadlineAt, now) ? 'unknown' : delivery.state;
};
