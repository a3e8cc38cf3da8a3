import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async () => (await answerOf(api.GET('/v1/channels'))).items,
});

/** The reader's notification rules. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => (await answerOf(api.GET('/v1/rules'))).items,
});

/** The reader's recent pages. */
export const ownPagesQuery = queryOptions({
  queryKey: ['own-pages'],
  queryFn: async () => (await answerOf(api.GET('/v1/pages/mine'))).items,
});

/** Which Slack user groups follow which schedules. */
export const slackGroupsQuery = queryOptions({
  queryKey: ['slack', 'groups'],
  queryFn: async () => (await answerOf(api.GET('/v1/slack-groups'))).items,
});

/** The Slack connection; empty if no workspace is connected. */
export const slackQuery = queryOptions({
  queryKey: ['slack'],
  queryFn: async () => (await answerOf(api.GET('/v1/slack'))).items,
});
