/** How far the server's clock is ahead of this machine's, and the possible error, in milliseconds. */
export type ClockOffset = { readonly ahead: number; readonly doubt: number; readonly measuredAt: number };

/** A response carrying `serverTime`, written between `sentAt` and `receivedAt` by this machine's clock. */
export type TimedAnswer = { readonly serverTime: number; readonly sentAt: number; readonly receivedAt: number };

const forgetAfter = 10 * 60_000;

/**
 * Updates the offset with a response. The fastest response is trusted most, for a while. An offset that a response
 * contradicts is dropped: the clock of a sleeping machine may have stood still.
 */
export function betterOffset(known: ClockOffset, { serverTime, sentAt, receivedAt }: TimedAnswer): ClockOffset {
  const doubt = (receivedAt - sentAt) / 2;
  const isPossible = known.ahead >= serverTime - receivedAt && known.ahead <= serverTime - sentAt;
  const isRecent = receivedAt - known.measuredAt < forgetAfter;
  if (isPossible && isRecent && known.doubt < doubt) return known;
  return { ahead: serverTime - (sentAt + receivedAt) / 2, doubt, measuredAt: receivedAt };
}
