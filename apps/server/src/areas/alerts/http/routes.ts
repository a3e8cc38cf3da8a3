import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { alertPermissions } from '../permissions.ts';
import type { AlertReads } from '../queries/alert-reads.ts';
import { getIntegration } from '../queries/get-integration.ts';
import { keptDelivery } from '../queries/kept-delivery.ts';
import { IntegrationPage, KeptDelivery } from '../queries/schemas.ts';

/** Routes that are neither lists nor verbs. The webhooks are in `hook.ts`. */
export const alertRoutes =
  (reads: AlertReads): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/integrations/:id',
      {
        access: { scope: alertPermissions.readIntegration.scope },
        summary: 'One integration',
        clauses: ['6.2'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: IntegrationPage },
      },
      async ({ actor, params }) => orFail(await getIntegration(reads, actor, params.id)),
    );
    routes.get(
      '/v1/integrations/:id/received/:delivery',
      {
        access: { scope: alertPermissions.readIntegration.scope },
        summary: 'What was received, scrubbed',
        clauses: ['6.2', '6.6'],
        schema: {
          params: Type.Object({ id: Type.String({ format: 'uuid' }), delivery: Type.String({ format: 'uuid' }) }),
          response: KeptDelivery,
        },
      },
      async ({ actor, params }) => orFail(await keptDelivery(reads, actor, params)),
    );
  };
