/**
 * What came of offering a page to one channel. `handed-over`: the other side accepted it, which is all that most can ever
 * say; that it arrived is told later, if at all. Reasons are codes, never what the other side said.
 */
export type Handover =
  | { readonly kind: 'handed-over' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly isWorthRetrying: boolean;
      readonly isGone?: true;
      /** The other side asked to be left alone for so long. */
      readonly retryAfterSeconds?: number;
    }
  /** It may have arrived. It is offered again under the same id: a page too many is better than none. */
  | { readonly kind: 'unknown'; readonly reason: string };

export const handedOver: Handover = { kind: 'handed-over' };

export const failed = (reason: string, isWorthRetrying: boolean, retryAfterSeconds?: number): Handover => ({
  kind: 'failed',
  reason,
  isWorthRetrying,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

export const unknown = (reason: string): Handover => ({ kind: 'unknown', reason });

/** Whether offering it again could make a difference. */
export const mayYetSucceed = (handover: Handover): boolean =>
  handover.kind === 'unknown' || (handover.kind === 'failed' && handover.isWorthRetrying);

/** How long the other side asked to be left alone. */
export const askedToWait = (handover: Handover): number | undefined =>
  handover.kind === 'failed' ? handover.retryAfterSeconds : undefined;
