/** What came of offering a page to one channel. Reasons are codes, never what the other side said. */
export type Handover =
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'failed'; readonly reason: string; readonly isWorthRetrying: boolean; readonly isGone?: true }
  /** It may have arrived. It is offered again under the same id: a page too many is better than none. */
  | { readonly kind: 'unknown'; readonly reason: string };

export const handedOver: Handover = { kind: 'handed-over' };

export const failed = (reason: string, isWorthRetrying: boolean): Handover => ({
  kind: 'failed',
  reason,
  isWorthRetrying,
});

export const unknown = (reason: string): Handover => ({ kind: 'unknown', reason });

/** Whether offering it again could make a difference. */
export const mayYetSucceed = (handover: Handover): boolean =>
  handover.kind === 'unknown' || (handover.kind === 'failed' && handover.isWorthRetrying);
