import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** One's own views of alerts, and those kept for everybody: as many as a menu holds. */
export const alertViewsQuery = queryOptions({
  queryKey: ['alert-views'],
  queryFn: async () => (await answerOf(api.GET('/v1/alert-views', { params: { query: { limit: 100 } } }))).items,
});
