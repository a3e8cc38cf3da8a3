import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { modelsClauses } from './clauses.ts';
import { addModel } from './commands/add-model.ts';
import { predictionRoutes } from './http/predictions.ts';
import type { PredictionIntake } from './intake/open-intake.ts';
import { modelKinds } from './kinds.ts';
import { modelActions } from './ledger-actions.ts';
import { modelPermissions } from './permissions.ts';
import { registerModelReactions } from './reactions/register.ts';
import { modelsRoom, type ModelsRoom } from './room.ts';
import { verbsOnModel } from './verbs.ts';

export const modelsArea = (
  { services, room }: { readonly services: Services; readonly room: ModelsRoom },
  intake: PredictionIntake,
): Area => {
  services.give(modelsRoom, room);
  return {
    name: 'models',
    actions: modelActions,
    kinds: modelKinds,
    commands: [],
    verbs: [addModel, ...verbsOnModel],
    routes: predictionRoutes(intake),
    reactions: registerModelReactions,
    clauses: modelsClauses,
    permissions: [modelPermissions.keep],
  };
};
