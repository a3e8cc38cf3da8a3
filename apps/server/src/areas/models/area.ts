import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { decisionLogService } from '../../platform/decision-log.ts';
import { modelsClauses } from './clauses.ts';
import { addModel } from './commands/add-model.ts';
import { askReview, askReviewByLink, noteTold } from './commands/ask-review.ts';
import { forgetPredictionSubject } from './commands/forget-subject.ts';
import { reviewLinkRoutes } from './http/review-links.ts';
import { modelRoutes } from './http/routes.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import { auditSegments } from './queries/audit-segments.ts';
import { modelFindings, reviewsWaiting } from './queries/findings.ts';
import { modelList, refusedRows } from './queries/list-models.ts';
import { reviewList } from './queries/reviews.ts';
import { predictionRoutes } from './http/predictions.ts';
import type { PredictionIntake } from './intake/open-intake.ts';
import { logDecisions } from './log-decision.ts';
import { modelKinds } from './kinds.ts';
import { modelActions } from './ledger-actions.ts';
import { predictionData } from './personal-data.ts';
import { modelPermissions } from './permissions.ts';
import { registerModelReactions } from './reactions/register.ts';
import { modelsRoom, type ModelsRoom } from './room.ts';
import { verbsOnModel, verbsOnReview } from './verbs.ts';

type ModelsParts = { readonly services: Services; readonly room: ModelsRoom; readonly runCommand: RunCommand };

export const modelsArea = ({ services, room, runCommand }: ModelsParts, intake: PredictionIntake): Area => {
  services.give(modelsRoom, room).give(decisionLogService, logDecisions(intake, room.clock));
  return {
    name: 'models',
    actions: modelActions,
    kinds: modelKinds,
    commands: [askReviewByLink, noteTold],
    lists: [modelList, refusedRows, reviewList],
    verbs: [addModel, ...verbsOnModel, forgetPredictionSubject, askReview, ...verbsOnReview],
    routes: (routes) => {
      predictionRoutes(intake)(routes);
      reviewLinkRoutes(services.use, runCommand)(routes);
      modelRoutes(services.use)(routes);
    },
    findings: modelFindings,
    audit: auditSegments,
    waiting: reviewsWaiting,
    reactions: registerModelReactions,
    clauses: modelsClauses,
    permissions: [modelPermissions.keep, modelPermissions.askReview],
    personalData: [predictionData],
  };
};
