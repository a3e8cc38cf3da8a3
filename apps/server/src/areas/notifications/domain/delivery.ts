import { isBefore } from '../../../kernel/clock.ts';
import type { ChannelId } from './channel.ts';
import type { Handover } from './handover.ts';

/** One channel's latest try at one page. */
export type Delivery = {
  readonly page: string;
  readonly channel: ChannelId;
  readonly tries: number;
  readonly beganAt: Date;
} & (
  | { readonly state: 'sending'; readonly deadlineAt: Date; readonly reasonBefore: string | undefined }
  | { readonly state: 'handed-over'; readonly settledAt: Date }
  | { readonly state: 'failed' | 'unknown'; readonly settledAt: Date; readonly reason: string }
);

/** How it stands at `now`: a server that died while sending leaves a try that nobody will ever settle. */
export const stateAt = (delivery: Delivery, now: Date): Delivery['state'] =>
  delivery.state === 'sending' && isBefore(delivery.deadlineAt, now) ? 'unknown' : delivery.state;

/** A failure that says nothing new is not written into the incident's timeline again. */
export const isNews = (before: Delivery | undefined, handover: Handover): boolean =>
  handover.kind === 'handed-over' || before?.state !== 'sending' || before.reasonBefore !== handover.reason;
