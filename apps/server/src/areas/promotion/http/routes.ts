import { Type } from 'typebox';
import type { Clock } from '../../../kernel/clock.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { promotionService } from '../../deployments/public.ts';
import { commitFields } from '../commands/evidence-fields.ts';
import { promotionPermissions } from '../permissions.ts';
import { PromotionStanding } from '../queries/evidence-schema.ts';

const Asked = Type.Object({
  service: commitFields.service,
  commit: commitFields.commit,
  environment: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$', maxLength: 60 })),
});

/** Promotion status of a commit; verbs and the list are declared elsewhere. */
export const promotionRoutes =
  (use: UseService, clock: Clock): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/promotion',
      {
        access: { scope: promotionPermissions.read.scope },
        summary: 'The evidence for a commit, and what is missing before it may go to production',
        clauses: ['5.2.3', '7.8'],
        schema: { query: Asked, response: PromotionStanding },
      },
      async ({ query }) => {
        const { db, policies } = use(readerService)();
        const policy = policies.current;
        const { before } = policy.changes.infrastructureAndApi.promotion;
        const target = {
          service: query.service.toLowerCase(),
          commit: query.commit,
          environment: query.environment?.toLowerCase() ?? before,
        };
        const shown = await use(promotionService).shownBy(db, policy, target, clock.now());
        const lines = shown('non-critical');
        return {
          ...target,
          isReady: lines.every(({ state }) => state !== 'missing'),
          lines: lines.map((line) => ({ ...line, why: [...line.why] })),
        };
      },
    );
  };
