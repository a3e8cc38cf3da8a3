import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { Code } from '../../incidents/public.ts';
import { runbookPermissions } from '../permissions.ts';
import { getExecution } from '../queries/execution-views.ts';
import { getRunbook, getRunbookText } from '../queries/get-runbook.ts';
import { runbooksFor } from '../queries/offers.ts';
import { Execution, RunbookOffer, RunbookPage, RunbookText } from '../queries/schemas.ts';
import { RunbookId } from '../runbook-thing.ts';

const Version = Type.String({ maxLength: 60 });

/**
 * Routes to one runbook, one version as text, an incident's matches, and one execution; verbs and lists are declared
 * elsewhere.
 */
export const runbookRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: runbookPermissions.read.scope };
    routes.get(
      '/v1/runbooks/:id',
      {
        access,
        summary: 'One runbook in force: its text in parts, its diagrams laid out, and its versions',
        clauses: ['7.10', '7.14'],
        schema: { params: Type.Object({ id: RunbookId }), response: RunbookPage },
      },
      async ({ params: { id } }) => orFail(await getRunbook(use, id)),
    );
    routes.get(
      '/v1/runbooks/:id/versions/:version',
      {
        access,
        summary: 'One version of a runbook as text, and its changes from the one before',
        clauses: ['2.6', '5.1.4'],
        schema: { params: Type.Object({ id: RunbookId, version: Version }), response: RunbookText },
      },
      async ({ params: { id, version } }) => orFail(await getRunbookText(use, id, version)),
    );
    routes.get(
      '/v1/incidents/:code/runbooks',
      {
        access,
        summary: 'The runbooks that fit an incident, best first, and why',
        clauses: ['2.2'],
        schema: { params: Type.Object({ code: Code }), response: Type.Object({ items: Type.Array(RunbookOffer) }) },
      },
      async ({ actor, params: { code } }) => ({ items: [...orFail(await runbooksFor(use, actor, code))] }),
    );
    routes.get(
      '/v1/executions/:id',
      {
        access,
        summary: 'One execution of a runbook, step by step',
        clauses: ['2.2'],
        schema: { params: Type.Object({ id: Key('execution') }), response: Execution },
        version: ({ version }) => version,
      },
      async ({ actor, params: { id } }) => orFail(await getExecution(use, actor, id)),
    );
  };
