import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const onCallQuery = queryOptions({ queryKey: ['on-call'], queryFn: () => answerOf(api.GET('/v1/on-call')) });

export const calendarQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: ['on-call', 'calendar', from, until],
    queryFn: () => answerOf(api.GET('/v1/on-call/calendar', { params: { query: { from, until } } })),
    placeholderData: (before) => before,
  });

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ['on-call', 'schedule', id],
    queryFn: () => answerOf(api.GET('/v1/schedules/{id}', { params: { path: { id } } })),
  });
