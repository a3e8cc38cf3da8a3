import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async () => (await answerOf(api.GET('/v1/channels'))).items,
});

/** By which ways one is called, and when. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => (await answerOf(api.GET('/v1/rules'))).items,
});

/** What one was called for lately. */
export const ownPagesQuery = queryOptions({
  queryKey: ['own-pages'],
  queryFn: async () => (await answerOf(api.GET('/v1/pages/mine'))).items,
});

/** Which user groups there follow which schedules. */
export const slackGroupsQuery = queryOptions({
  queryKey: ['slack', 'groups'],
  queryFn: async () => (await answerOf(api.GET('/v1/slack-groups'))).items,
});

/** How it stands with Slack: nothing where no workspace is connected. */
export const slackQuery = queryOptions({
  queryKey: ['slack'],
  queryFn: async () => (await answerOf(api.GET('/v1/slack'))).items,
});
