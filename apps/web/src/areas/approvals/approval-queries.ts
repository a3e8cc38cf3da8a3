import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Requests waiting for the reader, other open ones, and recent decisions. */
export const approvalsQuery = queryOptions({
  queryKey: ['approvals'],
  queryFn: async () => {
    const [waiting, open, closed] = await Promise.all([
      answerOf(api.GET('/v1/approvals/waiting')),
      answerOf(api.GET('/v1/approvals', { params: { query: { state: 'open' } } })),
      answerOf(api.GET('/v1/approvals', { params: { query: { state: 'closed' } } })),
    ]);
    const mine = new Set(waiting.items.map(({ id }) => id));
    return { waiting: waiting.items, open: open.items.filter(({ id }) => !mine.has(id)), closed: closed.items };
  },
});

export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approvals', id],
    queryFn: () => answerOf(api.GET('/v1/approvals/{id}', { params: { path: { id } } })),
  });
