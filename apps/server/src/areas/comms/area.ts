import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { commsClauses } from './clauses.ts';
import { answerSubscription } from './commands/answer-subscription.ts';
import { correct } from './commands/correct.ts';
import { publish } from './commands/publish.ts';
import { subscribe, unsubscribe } from './commands/subscribe.ts';
import { addTemplate, removeTemplate } from './commands/templates.ts';
import { commsRoutes } from './http/routes.ts';
import { commsKinds } from './kinds.ts';
import { commsActions } from './ledger-actions.ts';
import { commsPermissions } from './permissions.ts';
import { statusList, statusUpdates, subscriberList, templateList } from './queries/lists.ts';
import { registerCommsReactions } from './reactions/register.ts';
import { commsRoom, type CommsRoom } from './room.ts';

export const commsArea = ({ services, ...room }: CommsRoom & { readonly services: Services }): Area => {
  services.give(commsRoom, room);
  return {
    name: 'comms',
    actions: commsActions,
    kinds: commsKinds,
    commands: [answerSubscription],
    lists: [statusList, statusUpdates, subscriberList, templateList],
    verbs: [publish, correct, subscribe, unsubscribe, addTemplate, removeTemplate],
    routes: commsRoutes(services.use),
    reactions: registerCommsReactions,
    clauses: commsClauses,
    permissions: [commsPermissions.arrange],
  };
};
