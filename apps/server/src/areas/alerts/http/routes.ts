import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import { changeMapping } from '../commands/change-mapping.ts';
import { createIntegration } from '../commands/create-integration.ts';
import { removeIntegration } from '../commands/remove-integration.ts';
import { rotateIntegrationKey } from '../commands/rotate-integration-key.ts';
import type { AlertReads } from '../queries/alert-reads.ts';
import { alertsOfIncident } from '../queries/alerts-of-incident.ts';
import { unknownKeyFailures } from '../queries/failure-view.ts';
import { getIntegration } from '../queries/get-integration.ts';
import { listAlerts } from '../queries/list-alerts.ts';
import { listIntegrations } from '../queries/list-integrations.ts';
import { receivedLog } from '../queries/received-log.ts';
import { pageOf, shownOf } from './paging.ts';
import {
  AlertList,
  AlertQuery,
  ByCode,
  ById,
  IntegrationList,
  IntegrationPage,
  MappingBody,
  NewIntegration,
  NewIntegrationBody,
  Paging,
  ReceivedList,
} from './schemas.ts';

const readingAlerts = { scope: 'alerts:read' };
const reading = { scope: 'integrations:read' };
const writing = { scope: 'integrations:write' };

/** Alerts and those who send them, over HTTP. Where they come in is `hook.ts`. */
export const alertRoutes =
  (reads: AlertReads): RouteTable =>
  (routes) => {
    const show = async ({ actor }: Pick<WriteRequest, 'actor'>, id: string) =>
      orFail(await getIntegration(reads, actor, id));
    const withKey = async (
      request: Pick<WriteRequest, 'actor'>,
      made: { readonly id: string; readonly key: string },
    ) => ({
      ...(await show(request, made.id)),
      key: made.key,
      url: hookUrl(reads.publicUrl(), made.key),
    });

    routes.get(
      '/v1/alerts',
      {
        access: readingAlerts,
        summary: 'List alerts, newest first',
        clauses: ['6.2'],
        schema: { query: AlertQuery, response: AlertList },
      },
      async ({ actor, query }) => {
        const { state, q } = query;
        const filter = { ...(state === undefined ? {} : { state }), ...(q === undefined ? {} : { words: q }) };
        return shownOf(await listAlerts(reads, actor, filter, pageOf(query)), query);
      },
    );
    routes.get(
      '/v1/incidents/:code/alerts',
      {
        access: readingAlerts,
        summary: "An incident's alerts, newest first",
        clauses: ['6.2'],
        schema: { params: ByCode, query: Paging, response: AlertList },
      },
      async ({ actor, params, query }) =>
        shownOf(orFail(await alertsOfIncident(reads, actor, params.code, pageOf(query))), query),
    );
    routes.get(
      '/v1/integrations',
      { access: reading, summary: 'List integrations', clauses: ['6.2'], schema: { response: IntegrationList } },
      async ({ actor }) => ({
        items: await listIntegrations(reads, actor),
        unknownKey: await unknownKeyFailures(reads),
      }),
    );
    routes.post(
      '/v1/integrations',
      {
        access: writing,
        summary: 'Create an integration; its key is shown once',
        clauses: ['2.1', '7.6'],
        status: 201,
        schema: { body: NewIntegrationBody, response: NewIntegration },
      },
      async (request) => withKey(request, await request.run(createIntegration, request.body)),
    );
    routes.get(
      '/v1/integrations/:id',
      {
        access: reading,
        summary: 'One integration',
        clauses: ['6.2'],
        schema: { params: ById, response: IntegrationPage },
      },
      async (request) => show(request, request.params.id),
    );
    routes.put(
      '/v1/integrations/:id/mapping',
      {
        access: writing,
        summary: 'Change how its alerts are read',
        clauses: ['3.1.1'],
        schema: { params: ById, body: MappingBody, response: IntegrationPage },
      },
      async (request) => show(request, (await request.run(changeMapping, { ...request.body, ...request.params })).id),
    );
    routes.post(
      '/v1/integrations/:id/rotate-key',
      {
        access: writing,
        summary: 'Replace its key; the old one stops at once',
        clauses: ['7.6'],
        schema: { params: ById, response: NewIntegration },
      },
      async (request) => withKey(request, await request.run(rotateIntegrationKey, request.params)),
    );
    routes.delete(
      '/v1/integrations/:id',
      { access: writing, summary: 'Remove it; its key stops at once', clauses: ['7.6'], schema: { params: ById } },
      async (request) => {
        await request.run(removeIntegration, request.params);
      },
    );
    routes.get(
      '/v1/integrations/:id/received',
      {
        access: reading,
        summary: 'What it sent, and why that did what it did',
        clauses: ['6.2'],
        schema: { params: ById, query: Paging, response: ReceivedList },
      },
      async ({ actor, params, query }) =>
        shownOf(orFail(await receivedLog(reads, actor, { id: params.id, ...pageOf(query) })), query),
    );
  };

const hookUrl = (publicUrl: string, key: string): string => new URL(`/v1/hooks/alertmanager/${key}`, publicUrl).href;
