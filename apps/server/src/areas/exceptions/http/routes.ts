import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { exceptionPermissions } from '../permissions.ts';
import { Exception } from '../queries/exception-schema.ts';
import { exceptionReader } from '../queries/exception-view.ts';
import { getException } from '../queries/get-exception.ts';

/** The route for one exception; its verbs and its list are declared. */
export const exceptionRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/exceptions/:id',
      {
        access: { scope: exceptionPermissions.read.scope },
        summary: 'One exception, as it stands now',
        clauses: ['1.2'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: Exception },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getException(exceptionReader(use), actor, params.id)),
    );
  };
