import type { Area } from '../../platform/area.ts';
import type { Chat } from './chat.ts';
import { chatClauses } from './clauses.ts';
import { linkAccount, makeLinkCode, unlinkAccount } from './commands/link-account.ts';
import { followSchedule, leaveSchedule } from './commands/follow-schedule.ts';
import { sayAnnounced } from './commands/say-announced.ts';
import { setInternalText } from './commands/set-internal.ts';
import { slackRoutes } from './http/slack-routes.ts';
import { chatKinds } from './kinds.ts';
import { chatActions } from './ledger-actions.ts';
import { chatPermissions } from './permissions.ts';
import { announcementFindings } from './queries/findings.ts';
import { groupList } from './queries/list-groups.ts';
import { slackStatus } from './queries/slack-status.ts';
import { chatReader } from './reactions/follow-incidents.ts';
import { registerChatReactions } from './reactions/register.ts';

export const chatArea = (chat: Chat): Area => ({
  name: 'chat',
  actions: chatActions,
  kinds: chatKinds,
  commands: [linkAccount],
  verbs: [makeLinkCode, unlinkAccount, setInternalText, followSchedule, leaveSchedule, sayAnnounced],
  lists: [slackStatus, groupList],
  routes: slackRoutes(chat),
  reactions: registerChatReactions(chat),
  readers: [chatReader(chat)],
  findings: announcementFindings(chat),
  clauses: chatClauses,
  permissions: [chatPermissions.approve],
});
