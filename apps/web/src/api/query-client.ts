import { ProblemFailure } from '@muster/api-client';
import { QueryClient } from '@tanstack/react-query';

/** Answers stay fresh until the live line says otherwise; what was refused is not asked again by itself. */
export const queryClient = new QueryClient({
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

const isPassing = (cause: unknown): boolean =>
  cause instanceof ProblemFailure && (cause.problem.status === 0 || cause.problem.status === 503);
