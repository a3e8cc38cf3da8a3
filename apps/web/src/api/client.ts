import { createMusterClient } from '@muster/api-client';
import type { Session } from '@muster/api-client';
import { queryClient } from './query-client.ts';

/** The browser's client: same origin, session in a cookie, and on writes the token that other sites cannot know. */
export const api = createMusterClient({
  baseUrl: window.location.origin,
  headers: (request) => {
    const session = queryClient.getQueryData<Session | null>(['session']);
    return request.method === 'GET' || !session ? {} : { 'x-csrf-token': session.csrfToken };
  },
});
