import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { isStillSignedIn } from '../../identity/public.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { markSeen } from '../mark-seen.ts';
import { incidentReach } from '../queries/incident-reach.ts';
import { overviewOf } from '../queries/overview.ts';
import type { ScreenReads } from '../queries/screen-reads.ts';
import { wholeTimeline } from '../queries/whole-timeline.ts';
import { ByCode, IncidentReach, Overview, SeenBody, Timeline, TimelineQuery } from './schemas.ts';

export type ScreenParts = {
  readonly reads: ScreenReads;
  readonly live: LiveFeed;
  /** Called again while a service account's stream is open: its key may have been revoked. */
  readonly authenticate: (request: FastifyRequest) => Promise<Result<Actor, AppError>>;
};

/** Routes to composed pages and to the event stream that keeps open pages up to date. */
export const screenRoutes =
  ({ reads, live, authenticate }: ScreenParts): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/overview',
      {
        access: 'member',
        summary: 'What needs your attention, what is open, and the current state',
        clauses: ['8.1', '6.2'],
        schema: { response: Overview },
      },
      async ({ actor, requestId }) => orFail(await overviewOf(reads, personOf(actor), requestId)),
    );
    routes.post(
      '/v1/overview/seen',
      { access: 'member', summary: 'Mark entries as seen up to this one', schema: { body: SeenBody } },
      async ({ actor, body }) => markSeen(reads, personOf(actor), body.seq),
    );
    routes.get(
      '/v1/incidents/:code/timeline',
      {
        access: { scope: 'incidents:read' },
        summary: 'What happened, in order',
        description:
          'Ledger entries and, between them, alert activity: per second, one item for alerts that began and one for those that ended; or per minute, hour or day if there would be too many. Such an item has `alerts` but no `seq`, and grows while its span lasts; an API key also needs `alerts:read` to get them.',
        clauses: ['8.2'],
        schema: { params: ByCode, query: TimelineQuery, response: Timeline },
      },
      async ({ actor, params, query }) => ({
        items: orFail(await wholeTimeline(reads, actor, params.code, query.limit)),
      }),
    );
    routes.get(
      '/v1/incidents/:code/reach',
      {
        access: { scope: 'catalog:read' },
        summary: 'What the incident is about, and what depends on it',
        clauses: ['6.2'],
        schema: { params: ByCode, response: IncidentReach },
      },
      async ({ actor, params }) => orFail(await incidentReach(reads, actor, params.code)),
    );
    routes.get(
      '/v1/live',
      {
        access: { scope: 'incidents:read' },
        summary: 'Every ledger entry that you may see, as it is recorded',
        description:
          'Server-sent events. `entry` has seq, action and the incident’s code; its id is the seq, so that Last-Event-ID resumes. `reset` means that too much was missed: read everything again.',
        clauses: ['6.2'],
        produces: 'text/event-stream',
      },
      async (request) => {
        const { actor, http } = request;
        const isStillHere = async () =>
          actor.kind === 'service' ? (await authenticate(http.request)).ok : isStillSignedIn(reads, actor);
        live.join(request.openEventStream(), actor, isStillHere);
      },
    );
  };

/** `member` routes only let people in. */
function personOf(actor: Actor): Extract<Actor, { kind: 'person' }> {
  return actor.kind === 'person' ? actor : orFail(err(peopleOnly));
}

const peopleOnly: AppError = {
  kind: 'forbidden',
  code: 'identity/people-only',
  public: 'Only people have an overview.',
  clause: '7.6',
};
