import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { addChannel } from './commands/add-channel.ts';
import { answerPage } from './commands/answer-page.ts';
import { removeChannel } from './commands/remove-channel.ts';
import { testChannel } from './commands/test-channel.ts';
import { answerRoutes } from './http/answer-routes.ts';
import { decideRoutes } from './http/decide-routes.ts';
import { notificationClauses } from './clauses.ts';
import { notificationKinds } from './kinds.ts';
import { notificationActions } from './ledger-actions.ts';
import { notificationPermissions } from './permissions.ts';
import type { Notifications } from './notifications.ts';
import { incidentPages } from './queries/incident-pages.ts';
import { channels } from './queries/list-channels.ts';
import { registerNotificationReactions } from './reactions/register.ts';
import { sharedChannel } from './shared-channel.ts';

export const notificationsArea = (parts: Notifications): Area => ({
  name: 'notifications',
  actions: notificationActions,
  kinds: notificationKinds,
  commands: [answerPage],
  lists: [channels, incidentPages],
  approvals: [anyApproval(sharedChannel)],
  verbs: [addChannel, removeChannel, testChannel],
  routes: (routes) => {
    answerRoutes(parts)(routes);
    decideRoutes(parts)(routes);
  },
  reactions: registerNotificationReactions(parts),
  clauses: notificationClauses,
  permissions: [notificationPermissions.configure],
});
