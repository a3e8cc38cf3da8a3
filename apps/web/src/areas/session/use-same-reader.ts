import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { hearOfSession } from './session-news.ts';
import { useSession } from './use-session.ts';

/**
 * Pages belong to their reader. Tabs share one cookie: if somebody else signs in in another tab, everything is
 * reloaded, so that nothing of the previous reader stays on the screen or in memory.
 */
export function useSameReader(): void {
  const queries = useQueryClient();
  useEffect(() => hearOfSession(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  const reader = useSession()?.principal.id;
  const first = useRef(reader);
  useEffect(() => {
    if (reader === undefined) return;
    first.current ??= reader;
    if (first.current !== reader) window.location.reload();
  }, [reader]);
}
