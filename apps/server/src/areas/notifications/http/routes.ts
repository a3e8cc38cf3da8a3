import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { addChannel } from '../commands/add-channel.ts';
import { removeChannel } from '../commands/remove-channel.ts';
import { testChannel } from '../commands/test-channel.ts';
import { shownSecret } from '../channels/webhook-secrets.ts';
import type { Notifications } from '../notifications.ts';
import { channelsInUse } from '../queries/list-channels.ts';
import { incidentPages } from '../queries/incident-pages.ts';
import { AddedChannel, ByChannel, ByIncident, Channels, NewChannel, Pages } from './schemas.ts';

const reading = { scope: 'channels:read' };
const writing = { scope: 'channels:write' };

/** Where pages go, and where they went. */
export const notificationRoutes =
  (parts: Notifications, add: ReturnType<typeof addChannel>): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/channels',
      { access: reading, summary: 'The ways by which pages leave', clauses: ['6.2'], schema: { response: Channels } },
      async ({ actor }) => ({ items: await channelsInUse(parts, parts.reads.db, actor) }),
    );
    routes.post(
      '/v1/channels',
      {
        access: writing,
        summary: 'Send pages to a signed webhook, too: everybody’s, or one’s own',
        description: 'The signing secret (Standard Webhooks) is shown in this answer and nowhere else.',
        clauses: ['6.2', '6.4'],
        status: 201,
        schema: { body: NewChannel, response: AddedChannel },
      },
      async (request) => {
        const { body } = request;
        const { id } = await request.run(add, body);
        return { id, ...(body.secretRef === undefined ? { secret: shownSecret(parts.ring, { id }) } : {}) };
      },
    );
    routes.delete(
      '/v1/channels/:id',
      { access: writing, summary: 'Send pages there no more', clauses: ['6.2'], schema: { params: ByChannel } },
      async (request) => request.run(removeChannel, request.params),
    );
    routes.post(
      '/v1/channels/:id/test',
      {
        access: writing,
        summary: 'Send a test; its outcome shows at the channel',
        clauses: ['3.1.2'],
        status: 202,
        schema: { params: ByChannel },
      },
      async (request) => request.run(testChannel, request.params),
    );
    routes.get(
      '/v1/incidents/:code/pages',
      {
        access: { scope: 'incidents:read' },
        summary: 'Who was paged, by which channel, when it was handed over and when answered',
        clauses: ['3.1.2', '3.1.5'],
        schema: { params: ByIncident, response: Pages },
      },
      async ({ actor, params }) => ({ items: orFail(await incidentPages(parts.reads, actor, params.code)) }),
    );
  };
