import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { addPipeline } from './commands/add-pipeline.ts';
import { lineageRoutes } from './http/lineage.ts';
import { pipelineRoutes } from './http/routes.ts';
import type { LineageIntake } from './intake/open-intake.ts';
import { pipelineKinds } from './kinds.ts';
import { pipelineActions } from './ledger-actions.ts';
import { pipelinePermissions } from './permissions.ts';
import { pipelineList } from './queries/list-pipelines.ts';
import { refusedEvents } from './queries/list-refused.ts';
import { expectedRuns, pipelineRuns } from './queries/list-runs.ts';
import { pipelineClock } from './queries/pipeline-view.ts';
import { registerPipelineReactions } from './reactions/register.ts';
import { verbsOnPipeline } from './verbs.ts';

export const pipelinesArea = (
  { services, clock }: { readonly services: Services; readonly clock: Clock },
  intake: LineageIntake,
): Area => {
  services.give(pipelineClock, clock);
  return {
    name: 'pipelines',
    actions: pipelineActions,
    kinds: pipelineKinds,
    commands: [],
    lists: [pipelineList, refusedEvents, pipelineRuns, expectedRuns],
    verbs: [addPipeline, ...verbsOnPipeline],
    routes: (routes) => {
      lineageRoutes(intake)(routes);
      pipelineRoutes(services.use)(routes);
    },
    reactions: registerPipelineReactions,
    permissions: [pipelinePermissions.keep],
  };
};
