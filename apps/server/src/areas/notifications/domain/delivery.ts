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
  /** Accepted by the other side; `deliveredAt` is when it said that the page arrived, which few ever do. */
  | { readonly state: 'handed-over'; readonly settledAt: Date; readonly deliveredAt: Date | undefined }
  | { readonly state: 'failed' | 'unknown'; readonly settledAt: Date; readonly reason: string }
);

/** How it stands at `now`: a server that died while sending leaves a try that nobody will ever settle. */
export const stateAt = (delivery: Delivery, now: Date): Delivery['state'] | 'delivered' => {
  if (delivery.state === 'handed-over' && delivery.deliveredAt !== undefined) return 'delivered';
  return delivery.state === 'sending' && isBefore(delivery.deadlineAt, now) ? 'unknown' : delivery.state;
};
