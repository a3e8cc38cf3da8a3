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

export const pathsQuery = queryOptions({
  queryKey: ['on-call', 'paths'],
  queryFn: async () => (await answerOf(api.GET('/v1/escalation-paths'))).items,
});

export const pathQuery = (id: string) =>
  queryOptions({
    queryKey: ['on-call', 'paths', id],
    queryFn: () => answerOf(api.GET('/v1/escalation-paths/{id}', { params: { path: { id } } })),
  });

export const schedulesQuery = queryOptions({
  queryKey: ['on-call', 'schedules'],
  queryFn: async () => (await answerOf(api.GET('/v1/schedules'))).items,
});

export const readinessQuery = queryOptions({
  queryKey: ['on-call', 'readiness'],
  queryFn: async () => (await answerOf(api.GET('/v1/on-call/readiness'))).items,
});

export const loadQuery = queryOptions({
  queryKey: ['on-call', 'load'],
  queryFn: async () => (await answerOf(api.GET('/v1/on-call/load'))).items,
});

export const coverageQuery = queryOptions({
  queryKey: ['on-call', 'coverage'],
  queryFn: async () => (await answerOf(api.GET('/v1/on-call/coverage'))).items,
});

export const calendarsQuery = queryOptions({
  queryKey: ['on-call', 'calendars'],
  queryFn: async () => (await answerOf(api.GET('/v1/calendars'))).items,
});
