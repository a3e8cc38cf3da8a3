import type { Session, May, Offer } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './session-queries.ts';

/** The reader's session, inside pages that only members reach. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data ?? undefined;
}

/** What the server says of the reader's doing this, before they try. */
export function useMay(offer: Offer): May | undefined {
  return useSession()?.may[offer];
}
