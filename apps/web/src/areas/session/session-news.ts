const NAME = 'muster.session';

/** Tells the other tabs of this browser, which share its cookie, that somebody signed in or out. */
export function tellOfSession(): void {
  const channel = new BroadcastChannel(NAME);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of one origin
  channel.postMessage('changed');
  channel.close();
}

/** Hears of it, until the returned function is called. */
export function hearOfSession(onChange: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = onChange;
  return () => channel.close();
}
