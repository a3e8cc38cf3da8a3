import type { Session } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './session-queries.ts';

/** The reader's session, inside pages that only members reach. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data ?? undefined;
}
