import { Type } from 'typebox';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { pushCounts } from '../commands/push-counts.ts';
import { pushOutcomes } from '../commands/push-outcomes.ts';
import { reportUnreachable } from '../commands/report-unreachable.ts';
import { feedPermissions } from '../permissions.ts';

const MOST_BYTES = 2 * 1024 * 1024;

const Taken = Type.Object(
  {
    changed: Type.Integer({ description: 'Minutes that changed.' }),
    repeated: Type.Integer(),
    late: Type.Integer({ description: 'How many of those had already been judged without these counts.' }),
  },
  { title: 'CountsTaken' },
);

/** The endpoints to which programs push counts; verbs and lists are declared. */
export const feedRoutes: RouteTable = (routes) => {
  const { objective: _objective, ...pushed } = pushCounts.input.properties;
  const access = { scope: feedPermissions.push.scope };
  routes.post(
    '/v1/objectives/:objective/counts',
    {
      access,
      summary: 'Push counts, minute by minute',
      clauses: ['4.6'],
      maxBodyBytes: MOST_BYTES,
      schema: {
        params: Type.Object({ objective: Type.String({ maxLength: 100 }) }),
        body: Type.Object(pushed),
        response: Taken,
      },
    },
    async (request) => request.run(pushCounts, { ...request.body, objective: request.params.objective }),
  );
  routes.post(
    '/v1/predictions/outcomes',
    {
      access,
      summary: 'Push counts of predictions with known outcomes, by model and version',
      clauses: ['4.3'],
      maxBodyBytes: MOST_BYTES,
      schema: { body: pushOutcomes.input, response: Taken },
    },
    async (request) => request.run(pushOutcomes, request.body),
  );
  routes.post(
    '/v1/probe/unreachable',
    {
      access,
      summary: 'Report minutes in which Muster could not be reached',
      clauses: ['4.1'],
      schema: { body: reportUnreachable.input, response: Taken },
    },
    async (request) => request.run(reportUnreachable, request.body),
  );
};
