/**
 * Outcome of offering a page to a channel. `handed-over`: the other side accepted it, which is all most can ever say;
 * arrival is reported later, if at all. Reasons are codes, never the other side's text.
 */
export type Handover =
  | { readonly kind: 'handed-over' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly isWorthRetrying: boolean;
      readonly isGone?: true;
      /** The `Retry-After` of the other side, in seconds. */
      readonly retryAfterSeconds?: number;
    }
  /** It may have arrived. It is sent again under the same id: a duplicate page is better than none. */
  | { readonly kind: 'unknown'; readonly reason: string };

export const handedOver: Handover = { kind: 'handed-over' };

export const failed = (reason: string, isWorthRetrying: boolean, retryAfterSeconds?: number): Handover => ({
  kind: 'failed',
  reason,
  isWorthRetrying,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

export const unknown = (reason: string): Handover => ({ kind: 'unknown', reason });

/** Whether a retry could make a difference. */
export const mayYetSucceed = (handover: Handover): boolean =>
  handover.kind === 'unknown' || (handover.kind === 'failed' && handover.isWorthRetrying);

/** The wait the other side asked for, in seconds. */
export const askedToWait = (handover: Handover): number | undefined =>
  handover.kind === 'failed' ? handover.retryAfterSeconds : undefined;
