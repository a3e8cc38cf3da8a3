import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { postmortemClauses } from './clauses.ts';
import { postmortemRoutes } from './http/routes.ts';
import { postmortemKinds } from './kinds.ts';
import { postmortemActions } from './ledger-actions.ts';
import { owePostmortem } from './owe.ts';
import { postmortemFindings } from './queries/findings.ts';
import { getPostmortem } from './queries/get-postmortem.ts';
import { actionList, postmortemList } from './queries/lists.ts';
import { postmortemsWaitingOn } from './queries/waiting.ts';
import { seenBefore } from './queries/seen-before.ts';
import { registerPostmortemReactions } from './reactions/register.ts';
import { postmortemPage } from './services.ts';
import { verbsOnAction, verbsOnPostmortem } from './verbs.ts';

export const postmortemsArea = ({ services }: { readonly services: Services }): Area => {
  services.give(postmortemPage, async (actor, code) => getPostmortem(services.use, actor, code));
  return {
    name: 'postmortems',
    actions: postmortemActions,
    kinds: postmortemKinds,
    commands: [],
    verbs: [...verbsOnPostmortem, ...verbsOnAction],
    lists: [postmortemList, actionList, seenBefore],
    routes: postmortemRoutes(services.use),
    reactions: registerPostmortemReactions,
    waiting: postmortemsWaitingOn,
    findings: postmortemFindings,
    clauses: postmortemClauses,
    hooks: { onIncidentMoved: owePostmortem },
  };
};
