import { ProblemFailure } from '@muster/api-client';
import { MutationCache, QueryClient, type Query } from '@tanstack/react-query';
import { hearAnswers } from './reached.ts';
import { keepFocusSoon } from '../kit/keep-focus.ts';

/** Responses stay fresh for 30 seconds or until the live stream invalidates them; refused requests are not retried. */
export const queryClient = new QueryClient({
  // The pressed button is disabled while it works, and may be replaced afterwards.
  mutationCache: new MutationCache({ onSettled: keepFocusSoon }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, cause) => failures < 3 && isPassing(cause),
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    // Sent even when offline, so that it fails visibly: paused, it would look as if it were in progress.
    mutations: { retry: false, networkMode: 'always' },
  },
});

// Queries that failed to reach the server are refetched as soon as anything gets a response.
hearAnswers(() => {
  const isAway = (query: Query): boolean =>
    query.state.error instanceof ProblemFailure && query.state.error.problem.code === 'client/unreachable';
  if (queryClient.isFetching({ predicate: isAway }) > 0) return;
  void queryClient.refetchQueries({ type: 'active', predicate: isAway });
});

const isPassing = (cause: unknown): boolean =>
  cause instanceof ProblemFailure && (cause.problem.status === 0 || cause.problem.status === 503);
