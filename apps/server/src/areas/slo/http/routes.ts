import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { fileFields } from '../commands/import-objectives.ts';
import { OBJECTIVE_NAME } from '../objective-thing.ts';
import { sloPermissions } from '../permissions.ts';
import { freezeNow } from '../queries/freeze-now.ts';
import { getObjective, recompute } from '../queries/get-objective.ts';
import { ImportPreview, previewObjectives } from '../queries/preview-objectives.ts';
import { sloReader } from '../queries/reads.ts';
import { FreezeAnswer, ObjectivePage } from '../queries/schemas.ts';

const Counts = Type.Object({ total: Type.String(), bad: Type.String() });

/**
 * Routes to one objective, its recomputed numbers, an import preview and the freeze; verbs and lists are declared
 * elsewhere.
 */
export const sloRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: sloPermissions.read.scope };
    const params = Type.Object({ name: Type.String({ pattern: OBJECTIVE_NAME }) });
    routes.get(
      '/v1/objectives/:name',
      {
        access,
        summary: 'One objective: its budget, what burned it, its freezes, alerts and sources',
        clauses: ['4.6', '9.1'],
        schema: { params, response: ObjectivePage },
      },
      async ({ actor, params: { name } }) => orFail(await getObjective(sloReader(use), actor, name)),
    );
    routes.get(
      '/v1/objectives/:name/recompute',
      {
        access,
        summary: 'Its budget recalculated from the sources, next to the roll-ups',
        clauses: ['4.6'],
        schema: { params, response: Type.Object({ rolledUp: Counts, inputs: Counts, isSame: Type.Boolean() }) },
      },
      async ({ params: { name } }) => orFail(await recompute(sloReader(use), name)),
    );
    routes.post(
      '/v1/objectives/import/preview',
      {
        access,
        summary: 'What an OpenSLO file would import, with a back-test of each objective; nothing is changed',
        clauses: ['4.6'],
        schema: { body: Type.Object(fileFields), response: ImportPreview },
      },
      async ({ body }) => previewObjectives(sloReader(use), body.content),
    );
    routes.get(
      '/v1/freeze',
      {
        access,
        summary: 'Whether non-critical deployments are frozen now, and by which objectives',
        clauses: ['4.7', '4.8'],
        schema: { response: FreezeAnswer },
      },
      async () => {
        const reader = sloReader(use);
        const policy = reader.policies.current;
        const { objectives, ...answer } = await freezeNow({ db: reader.db, use, policy }, reader.now);
        return {
          ...answer,
          clause: policy.errorBudget.freeze.clause,
          objectives: objectives.map(({ objective, state, isFrozen, since, remaining, waiver }) => ({
            objective,
            state,
            isFrozen,
            remaining,
            ...(since === undefined ? {} : { since: since.toISOString() }),
            ...(waiver === undefined ? {} : { waiver }),
          })),
        };
      },
    );
  };
