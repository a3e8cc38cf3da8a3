import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { deploymentPermissions } from '../permissions.ts';
import { Deployment } from '../queries/deployment-schema.ts';
import { getDeployment } from '../queries/deployments.ts';

/** The route for one deployment; verbs and the list are declared. */
export const deploymentRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/deployments/:id',
      {
        access: { scope: deploymentPermissions.read.scope },
        summary: 'One deployment: what the gate said, and how it ended',
        clauses: ['4.7'],
        schema: { params: Type.Object({ id: Key('deployment') }), response: Deployment },
        version: ({ version }) => version,
      },
      async ({ params }) => orFail(await getDeployment(use(readerService)().db, params.id)),
    );
  };
