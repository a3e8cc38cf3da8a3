import { answerOf, ProblemFailure } from '@muster/api-client';
import type { Session } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { learnServerTime, localNow } from '../../live/server-clock.ts';
import { remember, remembered } from '../../kit/remember.ts';

/** Who is looking; null for nobody. Its answer also tells the server's time. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  // What somebody may do changes by another's hand, and not every such entry is theirs to be told of.
  refetchInterval: 60_000,
  queryFn: async (): Promise<Session | null> => {
    // Whoever has never signed in here need not ask, and no error stands in a stranger's console.
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

/** Whether this browser knows, without asking, that nobody is signed in. */
export function isStranger(): boolean {
  const known = queryClient.getQueryData<Session | null>(sessionQuery.queryKey);
  return known === null || (known === undefined && remembered('signed-in') !== 'yes');
}

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => answerOf(api.GET('/v1/setup')) });

/** Asked once: while the form is filled in, and when the link has been used, it is not asked again. */
export const setupLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup-link', token],
    staleTime: Infinity,
    queryFn: () => answerOf(api.POST('/v1/setup/link', { body: { token } })),
  });
