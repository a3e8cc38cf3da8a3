import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { addChannel } from './commands/add-channel.ts';
import { addPhone } from './commands/add-phone.ts';
import { awake } from './commands/awake.ts';
import { answerPage } from './commands/answer-page.ts';
import { removeChannel } from './commands/remove-channel.ts';
import { replayFailed } from './commands/replay-failed.ts';
import { addRule, removeRule } from './commands/rules.ts';
import { sendCode } from './commands/send-code.ts';
import { tellDelivery } from './commands/tell-delivery.ts';
import { testChannel } from './commands/test-channel.ts';
import { verifyChannel } from './commands/verify-channel.ts';
import { answerRoutes } from './http/answer-routes.ts';
import { subscriptionRoutes } from './http/subscription-routes.ts';
import { decideRoutes } from './http/decide-routes.ts';
import { telephonyRoutes } from './http/telephony-routes.ts';
import { notificationKinds } from './kinds.ts';
import { notificationActions } from './ledger-actions.ts';
import { notificationPermissions } from './permissions.ts';
import type { Notifications } from './notifications.ts';
import { callList } from './queries/list-calls.ts';
import { readinessFindings, readinessList } from './readiness/lists.ts';
import { testPage } from './commands/test-page.ts';
import { incidentPages } from './queries/incident-pages.ts';
import { channels } from './queries/list-channels.ts';
import { ruleList } from './queries/list-rules.ts';
import { ownPages } from './queries/own-pages.ts';
import { pagerDutyReader } from './reactions/follow-pagerduty.ts';
import { registerNotificationReactions } from './reactions/register.ts';
import { sharedChannel } from './shared-channel.ts';

export const notificationsArea = (parts: Notifications): Area => ({
  name: 'notifications',
  actions: notificationActions,
  kinds: notificationKinds,
  commands: [answerPage, tellDelivery],
  lists: [channels, incidentPages, ruleList, ownPages, callList, readinessList],
  approvals: [anyApproval(sharedChannel)],
  verbs: [
    addChannel,
    addPhone,
    sendCode,
    verifyChannel,
    removeChannel,
    testChannel,
    replayFailed,
    addRule,
    removeRule,
    awake,
    testPage,
  ],
  readers: [pagerDutyReader(parts)],
  routes: (routes) => {
    answerRoutes(parts)(routes);
    decideRoutes(parts)(routes);
    subscriptionRoutes(parts)(routes);
    telephonyRoutes(parts)(routes);
  },
  reactions: registerNotificationReactions(parts),
  findings: readinessFindings(() => parts.sender.hasMail),
  permissions: [notificationPermissions.configure, notificationPermissions.own],
});
