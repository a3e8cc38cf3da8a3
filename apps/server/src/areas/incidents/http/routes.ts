import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { serviceCalled } from '../../catalog/public.ts';
import { Code, Facts, ServiceName } from '../commands/fields.ts';
import { getIncident } from '../queries/get-incident.ts';
import type { IncidentReads } from '../queries/incident-reads.ts';
import { Incident, Judgement } from '../queries/incident-schema.ts';
import { judgeFacts } from '../queries/judge-facts.ts';

const reading = { scope: 'incidents:read' };

/** Shows one incident, and judges facts before a declaration. All other routes are declared: the verbs and the list. */
export const incidentRoutes =
  (reads: IncidentReads): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/incidents/:code',
      {
        access: reading,
        summary: 'One incident',
        clauses: ['3.1.1', '6.2', '8.1'],
        schema: { params: Type.Object({ code: Code }), response: Incident },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getIncident(reads, actor, params.code)),
    );
    routes.post(
      '/v1/incidents/classification',
      {
        access: reading,
        summary: 'The severity that follows from facts, before anything is declared',
        clauses: ['3.1.1'],
        schema: {
          body: Type.Object({ facts: Facts, service: Type.Optional(ServiceName('What is it about?')) }),
          response: Judgement,
        },
      },
      async ({ body }) => {
        const service = body.service === undefined ? undefined : await serviceCalled(reads.db, body.service);
        return orFail(judgeFacts(body.facts, reads.policies().current, service));
      },
    );
  };
