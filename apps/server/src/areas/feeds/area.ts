import type { Area } from '../../platform/area.ts';
import { connectPrometheus } from './commands/connect-prometheus.ts';
import { endSource } from './commands/end-source.ts';
import { pushCounts } from './commands/push-counts.ts';
import { pushOutcomes } from './commands/push-outcomes.ts';
import { removeFeed } from './commands/remove-feed.ts';
import { reportUnreachable } from './commands/report-unreachable.ts';
import { feedsService, type Feeds } from './feeds.ts';
import { feedRoutes } from './http/routes.ts';
import { feedKinds, feedActions } from './ledger-actions.ts';
import { feedPermissions } from './permissions.ts';
import { feedList, sourceList } from './queries/list-feeds.ts';
import { registerFeedReactions } from './reactions/register.ts';

export const feedsArea = (parts: Feeds): Area => {
  parts.host.services.give(feedsService, parts);
  return {
    name: 'feeds',
    actions: feedActions,
    kinds: feedKinds,
    commands: [pushCounts, pushOutcomes, reportUnreachable],
    lists: [feedList, sourceList],
    verbs: [connectPrometheus, removeFeed, endSource],
    routes: feedRoutes,
    reactions: registerFeedReactions(parts),
    permissions: [feedPermissions.keep],
  };
};
