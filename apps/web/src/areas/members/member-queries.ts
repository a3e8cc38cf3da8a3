import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await answerOf(api.GET('/v1/members'))).items,
});

export const contactRolesQuery = queryOptions({
  queryKey: ['contact-roles'],
  queryFn: async () => (await answerOf(api.GET('/v1/contact-roles'))).items,
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => (await answerOf(api.GET('/v1/teams'))).items,
});

export const auditorsQuery = queryOptions({
  queryKey: ['auditors'],
  queryFn: async () => (await answerOf(api.GET('/v1/auditors'))).items,
});

export const serviceAccountsQuery = queryOptions({
  queryKey: ['service-accounts'],
  queryFn: async () => (await answerOf(api.GET('/v1/service-accounts'))).items,
});
