import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { changePermissions } from '../permissions.ts';
import { ChangePage } from '../queries/change-schema.ts';
import { getChange } from '../queries/change-view.ts';

/** The route for one change; its verb and the lists are declared. */
export const changeRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/changes/:id',
      {
        access: { scope: changePermissions.read.scope },
        summary: 'One pull request, clause by clause',
        clauses: ['5.1.1', '5.2.1', '7.11'],
        schema: { params: Type.Object({ id: Key('change') }), response: ChangePage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getChange(use, actor, params.id)),
    );
  };
