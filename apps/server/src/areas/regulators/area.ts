import type { Area } from '../../platform/area.ts';
import { regulatorClauses } from './clauses.ts';
import { dropNotice, fileNotice } from './commands/settle-notice.ts';
import { startNotice } from './commands/start-notice.ts';
import { regulatorActions } from './ledger-actions.ts';
import { noticeList } from './queries/list-notices.ts';
import { noticeRuleList } from './queries/list-rules.ts';
import { noticesWaiting } from './queries/waiting.ts';
import { registerRegulatorReactions } from './reactions/register.ts';

export const regulatorsArea: Area = {
  name: 'regulators',
  actions: regulatorActions,
  commands: [],
  lists: [noticeList, noticeRuleList],
  verbs: [startNotice, fileNotice, dropNotice],
  routes: () => undefined,
  reactions: registerRegulatorReactions,
  waiting: noticesWaiting,
  clauses: regulatorClauses,
};
