import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { raciClauses } from './clauses.ts';
import { raciKinds } from './kinds.ts';
import { raciActions } from './ledger-actions.ts';
import { protectActs } from './protect-acts.ts';
import { actList, consultationsWaiting } from './queries/list-acts.ts';
import { activityList } from './queries/list-activities.ts';
import { questionsWaiting } from './queries/waiting.ts';
import { registerRaciReactions } from './reactions/register.ts';
import { raciRoom, type RaciRoom } from './room.ts';
import { verbsOnConsultation } from './verbs.ts';

export const raciArea = ({ services, ...room }: RaciRoom & { readonly services: Services }): Area => {
  services.give(raciRoom, room);
  return {
    name: 'raci',
    actions: raciActions,
    kinds: raciKinds,
    commands: [],
    lists: [actList, consultationsWaiting, activityList],
    verbs: verbsOnConsultation,
    routes: () => {},
    reactions: registerRaciReactions,
    waiting: questionsWaiting,
    clauses: raciClauses,
    hooks: { onIncidentProtected: protectActs },
  };
};
