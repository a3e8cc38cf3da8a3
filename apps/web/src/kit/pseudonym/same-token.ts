import { useSyncExternalStore } from 'react';

/** The pseudonym that is pointed at, wherever on the page it stands. */
let pointedAt: string | undefined;
const listeners = new Set<() => void>();

export function pointAt(token: string | undefined): void {
  pointedAt = token;
  for (const listener of listeners) listener();
}

/** Whether this token, here or elsewhere on the page, is the one pointed at. */
export const useIsPointedAt = (token: string): boolean => useSyncExternalStore(subscribe, () => pointedAt === token);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
