import { sql } from 'kysely';
import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { Verdict } from '../../../platform/http/verdict.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { incidentReads, incidentsById, incidentReadScope } from '../../incidents/public.ts';
import { trackerKinds } from '../domain/tracker.ts';
import { ticketPermissions } from '../permissions.ts';
import { listFollowed } from '../store/tickets.ts';
import { trackersById, trackersThere } from '../store/trackers.ts';
import { verbsOnTracker } from '../verbs.ts';

const Moment = Type.String({ format: 'date-time' });
const Statuses = Type.Array(Type.String());

const TrackerItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    kind: Type.Enum([...trackerKinds]),
    place: Type.String({ description: 'The repository, or the address and key of the project.' }),
    statuses: Type.Object({ open: Statuses, done: Statuses, dropped: Statuses }),
    internal: Type.Boolean({ description: 'Whether INTERNAL text may be sent there.' }),
    lookedAt: Type.Optional(Moment),
    problem: Type.Optional(Type.String()),
    version: Type.Integer(),
    may: Type.Record(Type.String(), Verdict),
  },
  { title: 'Tracker' },
);

/** Trackers. Not paged: there are few. */
export const trackerList = defineList({
  noun: 'tracker',
  name: 'list',
  route: '/v1/trackers',
  does: 'where tickets of action items are kept, and when Muster last looked there',
  empty: {
    says: 'No trackers connected.',
    next: 'muster tracker connect <name> --kind github --project <owner/name>',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.read,
  filters: {},
  item: TrackerItem,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind' },
    { at: 'place', head: 'Where', shrinksTo: 16 },
    { at: 'lookedAt', head: 'Looked', as: 'instant', dropped: 2 },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
    { at: 'id', head: 'Id', dropped: 3 },
  ],
  async page(use, { actor }) {
    const { db, clock, policies } = use(incidentReads);
    const found = await trackersThere(db);
    const reader = { db, policies: policies() };
    const decisions =
      (await judge(reader, actor, permissionsOf(verbsOnTracker), ORGANISATION)) ?? new Map<never, never>();
    const here = { actor, policy: policies().current, now: clock.now() };
    return {
      items: found.map((tracker) => {
        const { id, name, at, statuses, isInternalApproved, lookedAt, problem, version } = tracker;
        return {
          id,
          name,
          kind: at.kind,
          place: at.kind === 'github' ? at.repository : `${at.url} ${at.project}`,
          statuses: { open: [...statuses.open], done: [...statuses.done], dropped: [...statuses.dropped] },
          internal: isInternalApproved,
          ...(lookedAt === undefined ? {} : { lookedAt: lookedAt.toISOString() }),
          ...(problem === undefined ? {} : { problem }),
          version,
          may: mayOn(verbsOnTracker, tracker, decisions, here),
        };
      }),
      next: undefined,
    };
  },
});

const TicketItem = Type.Object(
  {
    action: Type.String({ format: 'uuid' }),
    incident: Type.String(),
    tracker: Type.String({ description: 'Its name.' }),
    key: Type.Optional(Type.String({ description: 'Absent until the ticket has been opened.' })),
    url: Type.Optional(Type.String()),
    askedAt: Moment,
    syncedAt: Type.Optional(Moment),
    problem: Type.Optional(Type.String()),
  },
  { title: 'FollowedTicket' },
);

/** Tickets being followed, newest first. */
export const ticketList = defineList({
  noun: 'ticket',
  name: 'list',
  route: '/v1/tickets',
  does: 'followed tickets, their action items, and any problems',
  empty: { says: 'No tickets yet.', next: 'muster action open-ticket <id> --at <tracker>' },
  clauses: ['8.4'],
  permission: ticketPermissions.read,
  filters: {
    action: Type.Optional(Type.String({ format: 'uuid', ...field({ asks: 'Only for this action item' }) })),
  },
  item: TicketItem,
  columns: [
    { at: 'key', head: 'Ticket' },
    { at: 'tracker', head: 'At', shrinksTo: 10 },
    { at: 'incident', head: 'Incident' },
    { at: 'syncedAt', head: 'Compared', as: 'instant', dropped: 2 },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
    { at: 'action', head: 'Action item', dropped: 3 },
  ],
  keyset: { at: Moment, id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reads = use(incidentReads);
    const { db } = reads;
    const scope = await incidentReadScope(reads, actor);
    if (scope === 'none') return { items: [], next: undefined };
    const found = await listFollowed(db, {
      scope: typeof scope === 'function' ? scope(sql.ref('tickets.incident_id')) : sql<boolean>`true`,
      action: filters.action,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const { next } = pageOf(found, limit, (last) => ({ at: last.askedAt.toISOString(), id: last.action }));
    const shown = found.slice(0, limit);
    const incidents = await readAlone(db, incidentsById(shown.map(({ incidentId }) => incidentId)));
    const names = new Map(
      (
        await trackersById(
          db,
          shown.map(({ trackerId }) => trackerId),
        )
      ).map(({ id, name }) => [id, name]),
    );
    return {
      items: shown.flatMap(({ action, incidentId, trackerId, ticket, askedAt, syncedAt, problem }) => {
        const incident = incidents.get(incidentId);
        if (incident === undefined) return [];
        return [
          {
            action,
            incident: incident.code,
            tracker: names.get(trackerId) ?? '',
            ...(ticket === undefined ? {} : { key: ticket.key, url: ticket.url }),
            askedAt: askedAt.toISOString(),
            ...(syncedAt === undefined ? {} : { syncedAt: syncedAt.toISOString() }),
            ...(problem === undefined ? {} : { problem }),
          },
        ];
      }),
      next,
    };
  },
});
