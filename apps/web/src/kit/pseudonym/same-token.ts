import { useSyncExternalStore } from 'react';

/** The pseudonym being hovered, anywhere on the page. */
let pointedAt: string | undefined;
const listeners = new Set<() => void>();

export function pointAt(token: string | undefined): void {
  pointedAt = token;
  for (const listener of listeners) listener();
}

/** Whether this token is the one hovered, here or elsewhere on the page. */
export const useIsPointedAt = (token: string): boolean => useSyncExternalStore(subscribe, () => pointedAt === token);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
