import type { May, Offer } from '@muster/api-client';
import { useSession } from './use-session.ts';

/** What the server says of the reader's doing this, before they try. */
export function useMay(offer: Offer): May | undefined {
  return useSession()?.may[offer];
}
