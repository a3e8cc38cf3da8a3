/** How far the server's clock is ahead of this machine's, and by how much that may be wrong, in milliseconds. */
export type ClockOffset = { readonly ahead: number; readonly doubt: number; readonly measuredAt: number };

/** An answer that told `serverTime`, which was written between `sentAt` and `receivedAt` of this machine's clock. */
export type TimedAnswer = { readonly serverTime: number; readonly sentAt: number; readonly receivedAt: number };

const forgetAfter = 10 * 60_000;

/**
 * What is known of the offset once this answer is in. The answer that travelled least is believed most, for a while; but
 * what the answer rules out is believed no longer: a machine that slept has a clock that stood still, and the server's
 * time never lies behind what it has told.
 */
export function betterOffset(known: ClockOffset, { serverTime, sentAt, receivedAt }: TimedAnswer): ClockOffset {
  const doubt = (receivedAt - sentAt) / 2;
  const isPossible = known.ahead >= serverTime - receivedAt && known.ahead <= serverTime - sentAt;
  const isRecent = receivedAt - known.measuredAt < forgetAfter;
  if (isPossible && isRecent && known.doubt < doubt) return known;
  return { ahead: serverTime - (sentAt + receivedAt) / 2, doubt, measuredAt: receivedAt };
}
