import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { approvalPermissions } from '../permissions.ts';
import { Approval } from '../queries/approval-schema.ts';
import { getApproval } from '../queries/get-approval.ts';
import { caseReader } from '../queries/list-approvals.ts';

/** The route for one request; its verbs and lists are declared. */
export const approvalRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/approvals/:id',
      {
        access: { scope: approvalPermissions.read.scope },
        summary: 'One request, with who can decide it now',
        clauses: ['2.10'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: Approval },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getApproval(caseReader(use), actor, params.id)),
    );
  };
