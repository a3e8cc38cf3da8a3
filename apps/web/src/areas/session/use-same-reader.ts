import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { hearOfSession } from './session-news.ts';
import { useSession } from './use-session.ts';

/**
 * Pages are their reader's. Tabs share one cookie: where somebody else has signed in meanwhile, in another tab, all is loaded
 * anew, so that nothing of the reader before stays on the screen or in memory.
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
