import { Type } from 'typebox';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { activatePolicyVersion, VersionInput } from '../commands/activate-policy-version.ts';
import { recordPolicyReview, ReviewInput } from '../commands/record-policy-review.ts';
import type { GovernanceDeps } from './governance-deps.ts';

/** What Platform Governance does with the policy itself (GOV 0.1, R45). */
export const policyDutyRoutes =
  (deps: GovernanceDeps): RouteTable =>
  (routes) => {
    const writing = { scope: 'policy:write' };
    const activating = activatePolicyVersion(deps.findPolicy);

    routes.post(
      '/v1/policy/reviews',
      {
        access: writing,
        summary: 'Record that the quarterly review took place',
        clauses: ['0.1'],
        status: 201,
        schema: {
          body: Type.Object(ReviewInput),
          response: Type.Object({ nextDue: Type.String({ description: 'The day by which the next is due.' }) }),
        },
      },
      async (request) => request.run(recordPolicyReview, request.body),
    );

    routes.post(
      '/v1/policy/activations',
      {
        access: writing,
        summary: 'Put another version of the policy, or revision of its readings, in force',
        clauses: ['0.1'],
        status: 201,
        schema: {
          body: Type.Object({ version: VersionInput }),
          response: Type.Object({ version: Type.String(), hash: Type.String() }),
        },
      },
      async (request) => {
        const activated = await request.run(activating, request.body);
        await deps.afterActivation();
        return activated;
      },
    );
  };
