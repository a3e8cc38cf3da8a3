import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { getPolicy } from '../queries/get-policy.ts';
import { listClauses } from '../queries/list-clauses.ts';
import type { PolicyReads } from '../queries/policy-reads.ts';
import { Clause, Clauses, Policy } from './schemas.ts';

const reading = { scope: 'policy:read' };

/** The policy as members see it: the document in force, and the status of each clause. */
export const policyRoutes =
  (reads: PolicyReads): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/policy',
      { access: reading, summary: 'The policy in force', clauses: ['0.1'], schema: { response: Policy } },
      async () => getPolicy(reads),
    );
    routes.get(
      '/v1/policy/clauses',
      {
        access: reading,
        summary: 'Every clause: how it is read, how far it is enforced, and its evidence in the ledger',
        clauses: ['7.12'],
        schema: { response: Clauses },
      },
      async () => ({ items: await listClauses(reads) }),
    );
    routes.get(
      '/v1/policy/clauses/:id',
      {
        access: reading,
        summary: 'One clause',
        clauses: ['7.12'],
        schema: { params: Type.Object({ id: Type.String() }), response: Clause },
      },
      async ({ params }) => {
        const [clause] = await listClauses(reads, params.id);
        return orFail(clause === undefined ? err(noSuchClause) : ok(clause));
      },
    );
  };

const noSuchClause: AppError = {
  kind: 'not_found',
  code: 'policy/no-such-clause',
  public: 'The policy in force has no such clause.',
  remedy: 'GET /v1/policy/clauses lists them all.',
};
