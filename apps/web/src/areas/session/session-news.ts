const NAME = 'muster.session';

/** Tells this browser's other tabs, which share its cookie, of a sign-in or sign-out. */
export function tellOfSession(): void {
  const channel = new BroadcastChannel(NAME);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of one origin
  channel.postMessage('changed');
  channel.close();
}

/** Listens for it until the returned function is called. */
export function hearOfSession(onChange: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = onChange;
  return () => channel.close();
}
