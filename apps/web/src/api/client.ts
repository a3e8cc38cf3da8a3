import { createMusterClient } from '@muster/api-client';
import type { Session } from '@muster/api-client';
import { queryClient } from './query-client.ts';

/** The browser's API client: same origin, session cookie, and on writes a CSRF token that other sites cannot know. */
export const api = createMusterClient({
  baseUrl: window.location.origin,
  fetch: async (request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceFor(request))]) }),
  headers: (request) => {
    const session = queryClient.getQueryData<Session | null>(['session']);
    return request.method === 'GET' || !session ? {} : { 'x-csrf-token': session.csrfToken };
  },
});

/** After this time, in milliseconds, a request counts as unanswered. Reading the whole ledger takes longer. */
const patienceFor = ({ url }: Request): number => (/\/v1\/ledger\/(verify|export)/.test(url) ? 30 * 60_000 : 20_000);
