import { ProblemFailure } from '@muster/api-client';
import { MutationCache, QueryClient, type Query } from '@tanstack/react-query';
import { hearAnswers } from './reached.ts';
import { keepFocusSoon } from '../kit/keep-focus.ts';

/** Answers stay fresh until the live line says otherwise; what was refused is not asked again by itself. */
export const queryClient = new QueryClient({
  // A button that was pressed is disabled while it works, and may be another one afterwards.
  mutationCache: new MutationCache({ onSettled: keepFocusSoon }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, cause) => failures < 3 && isPassing(cause),
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    // Offline, too, what is asked is tried and its failure told; held back, it would look as if it were on its way.
    mutations: { retry: false, networkMode: 'always' },
  },
});

// What could not be asked is asked again by itself as soon as anything answers.
hearAnswers(() => {
  const isAway = (query: Query): boolean =>
    query.state.error instanceof ProblemFailure && query.state.error.problem.code === 'client/unreachable';
  if (queryClient.isFetching({ predicate: isAway }) > 0) return;
  void queryClient.refetchQueries({ type: 'active', predicate: isAway });
});

const isPassing = (cause: unknown): boolean =>
  cause instanceof ProblemFailure && (cause.problem.status === 0 || cause.problem.status === 503);
