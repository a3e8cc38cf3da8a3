import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { commsClauses } from './clauses.ts';
import { addAudience, changeAudience, removeAudience } from './commands/audiences.ts';
import { exclude, include } from './commands/audience-people.ts';
import { answerSubscription } from './commands/answer-subscription.ts';
import { correct } from './commands/correct.ts';
import { inform, stopInforming } from './commands/inform.ts';
import { publish } from './commands/publish.ts';
import { subscribe, unsubscribe } from './commands/subscribe.ts';
import { addTemplate, removeTemplate } from './commands/templates.ts';
import { commsRoutes } from './http/routes.ts';
import { commsKinds } from './kinds.ts';
import { commsActions } from './ledger-actions.ts';
import { subscriberData } from './personal-data.ts';
import { commsPermissions } from './permissions.ts';
import { audienceList, audienceMembers, audiencesOfIncident, toldOfIncident } from './queries/audiences.ts';
import { statusList, statusUpdates, subscriberList, templateList } from './queries/lists.ts';
import { planAudiences } from './plan-audiences.ts';
import { registerCommsReactions } from './reactions/register.ts';
import { commsRoom, type CommsRoom } from './room.ts';

export const commsArea = ({ services, ...room }: CommsRoom & { readonly services: Services }): Area => {
  services.give(commsRoom, room);
  return {
    name: 'comms',
    actions: commsActions,
    kinds: commsKinds,
    commands: [answerSubscription],
    lists: [
      statusList,
      statusUpdates,
      subscriberList,
      templateList,
      audienceList,
      audienceMembers,
      audiencesOfIncident,
      toldOfIncident,
    ],
    verbs: [
      publish,
      correct,
      subscribe,
      unsubscribe,
      addTemplate,
      removeTemplate,
      addAudience,
      changeAudience,
      removeAudience,
      include,
      exclude,
      inform,
      stopInforming,
    ],
    hooks: {
      onUpdateSent: async (ctx, { incident, note }) =>
        planAudiences(ctx, { incident, update: note, wording: 1, reaches: 'stakeholders' }),
    },
    routes: commsRoutes(services.use),
    reactions: registerCommsReactions,
    clauses: commsClauses,
    permissions: [commsPermissions.arrange],
    personalData: [subscriberData],
  };
};
