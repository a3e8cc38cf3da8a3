import type { Session, May, Offer } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './session-queries.ts';

/** The reader's session, for pages that only members reach. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data ?? undefined;
}

/** Whether the reader may do this, according to the server. */
export function useMay(offer: Offer): May | undefined {
  return useSession()?.may[offer];
}
