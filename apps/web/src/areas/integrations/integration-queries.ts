import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const integrationsQuery = queryOptions({
  queryKey: ['integrations'],
  queryFn: async () => answerOf(api.GET('/v1/integrations')),
});

export const unknownKeysQuery = queryOptions({
  queryKey: ['integrations', 'unknown-keys'],
  queryFn: async () => (await answerOf(api.GET('/v1/integrations/unknown-keys'))).items,
});

export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', id],
    queryFn: () => answerOf(api.GET('/v1/integrations/{id}', { params: { path: { id } } })),
  });

export const receivedQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', id, 'received'],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/integrations/{id}/received', { params: { path: { id } } }))).items,
  });

export const keptQuery = (id: string, delivery: string) =>
  queryOptions({
    queryKey: ['integrations', id, 'received', delivery],
    queryFn: () =>
      answerOf(api.GET('/v1/integrations/{id}/received/{delivery}', { params: { path: { id, delivery } } })),
  });
