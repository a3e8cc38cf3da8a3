import { orFail } from '../../../platform/http/or-fail.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/input/cursor.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { getIncident } from '../queries/get-incident.ts';
import { judgeFacts } from '../queries/judge-facts.ts';
import type { IncidentReads } from '../queries/incident-reads.ts';
import { ListKey, listIncidents } from '../queries/list-incidents.ts';
import { bodyOf, ByCode, FactsBody, ListQuery } from './requests.ts';
import { filterFrom, LIST_LIMIT } from './list-filter.ts';
import { Incident, IncidentPage, Judgement } from './schemas.ts';
import { verbs } from './verbs.ts';

const reading = { scope: 'incidents:read' };
const responding = { scope: 'incidents:respond' };

/** Incidents over HTTP: each write runs one command and answers with the incident as it is afterwards. */
export const incidentRoutes =
  (reads: IncidentReads): RouteTable =>
  (routes) => {
    const show = async (request: Pick<WriteRequest, 'actor'>, { code }: { readonly code: string }) =>
      orFail(await getIncident(reads, request.actor, code));
    const answer = { response: Incident } as const;
    const version = ({ version: current }: { readonly version: number }) => current;

    routes.post(
      '/v1/incidents',
      {
        access: { scope: 'incidents:report' },
        summary: 'Report or declare an incident',
        clauses: ['2.1', '3.1.1'],
        status: 201,
        schema: { body: declareIncident.input, ...answer },
        version,
      },
      async (request) => show(request, await request.run(declareIncident, request.body)),
    );
    routes.get(
      '/v1/incidents',
      {
        access: reading,
        summary: 'List incidents: what is overdue, what is due next, the rest',
        clauses: ['6.2'],
        schema: { query: ListQuery, response: IncidentPage },
      },
      async ({ actor, query }) => {
        const after = query.cursor === undefined ? undefined : orFail(decodeCursor(ListKey, query.cursor));
        const { items, total, next } = await listIncidents(reads, actor, filterFrom(query), {
          after,
          limit: query.limit ?? LIST_LIMIT,
        });
        return { items, total, ...(next === undefined ? {} : { nextCursor: encodeCursor(ListKey, next) }) };
      },
    );
    routes.get(
      '/v1/incidents/:code',
      {
        access: reading,
        summary: 'One incident',
        clauses: ['3.1.1', '6.2', '8.1'],
        schema: { params: ByCode, ...answer },
        version,
      },
      async ({ actor, params }) => orFail(await getIncident(reads, actor, params.code)),
    );

    routes.post(
      '/v1/incidents/classification',
      {
        access: reading,
        summary: 'What the policy makes of facts, before anything is declared',
        clauses: ['3.1.1'],
        schema: { body: FactsBody, response: Judgement },
      },
      async ({ body }) => orFail(judgeFacts(body.facts, reads.policies().current)),
    );

    for (const { path, summary, clauses, command } of verbs) {
      routes.post(
        `/v1/incidents/:code/${path}`,
        { access: responding, summary, clauses, schema: { params: ByCode, body: bodyOf(command), ...answer }, version },
        async (request) =>
          show(request, await request.run(command, { ...request.body, ...request.params, ...request.precondition })),
      );
    }
  };
