import { answerOf, ProblemFailure } from '@muster/api-client';
import type { Session } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { learnServerTime, localNow } from '../../live/server-clock.ts';
import { remember, remembered } from '../../kit/remember.ts';

/** The reader's session; null if not signed in. The response also carries the server's time. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  // Others may change the reader's permissions, and not every such entry is visible to the reader.
  refetchInterval: 60_000,
  queryFn: async (): Promise<Session | null> => {
    // A browser that never signed in need not ask, which also avoids an error in its console.
    if (remembered('signed-in') !== 'yes') return null;
    const sentAt = localNow();
    try {
      const session = await answerOf(api.GET('/v1/session'));
      learnServerTime(session.serverTime, sentAt, localNow());
      return session;
    } catch (cause) {
      if (!(cause instanceof ProblemFailure) || cause.problem.status !== 401) throw cause;
      remember('signed-in', 'no');
      return null;
    }
  },
});

/** Whether it is known without a request that nobody is signed in. */
export function isStranger(): boolean {
  const known = queryClient.getQueryData<Session | null>(sessionQuery.queryKey);
  return known === null || (known === undefined && remembered('signed-in') !== 'yes');
}

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => answerOf(api.GET('/v1/setup')) });

/** Fetched once: not again while the form is filled in, or after the link was used. */
export const setupLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup-link', token],
    staleTime: Infinity,
    queryFn: () => answerOf(api.POST('/v1/setup/link', { body: { token } })),
  });
