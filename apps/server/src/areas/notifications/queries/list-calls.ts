import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Person } from '../../../platform/http/person.ts';
import { Instant, Ref } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { seeIncident, visibleIncidents } from '../../incidents/public.ts';
import { pagesAsked, viaWords } from '../../oncall/public.ts';
import { reasonOf } from '../domain/page-message.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';

/** Pages over all incidents, with reason and outcome, for readers of the audit log. */
export const callList = defineList({
  noun: 'call',
  name: 'list',
  route: '/v1/calls',
  does: 'who was paged, when and why, by which step of which path, and when they answered',
  empty: { says: 'Nobody was paged in that time.', next: 'muster call list --from 2026-01-01T00:00:00Z' },
  clauses: ['3.1.5', '7.5'],
  permission: notificationPermissions.audit,
  filters: {
    from: Type.Optional(Instant({ asks: 'From when?' })),
    until: Type.Optional(Instant({ asks: 'Until when?' })),
    person: Type.Optional(Ref('member', { asks: 'Of whom?' })),
    incident: Type.Optional(
      Type.String({
        pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$',
        'x-ref': 'incident',
        'x-asks': 'For which incident?',
      }),
    ),
  },
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      at: Type.String({ format: 'date-time' }),
      to: Person,
      incident: Type.Optional(Type.String({ description: 'Absent if the reader may not see it.' })),
      why: Type.String(),
      because: Type.String(),
      via: Type.Optional(
        Type.String({ description: 'The step of an escalation path that led to them, and through what.' }),
      ),
      clause: Type.String(),
      urgency: Type.String(),
      state: Type.String(),
      answeredAt: Type.Optional(Type.String({ format: 'date-time' })),
      drill: Type.Boolean(),
    },
    { title: 'Call' },
  ),
  columns: [
    { at: 'at', head: 'When', as: 'instant' },
    { at: 'to', head: 'Who', as: 'person', shrinksTo: 10 },
    { at: 'incident', head: 'Incident' },
    { at: 'because', head: 'Why', shrinksTo: 16 },
    { at: 'via', head: 'By', shrinksTo: 12, dropped: 2 },
    { at: 'answeredAt', head: 'Answered', as: 'instant' },
    { at: 'state', head: 'State', dropped: 3 },
    { at: 'clause', head: 'Clause', dropped: 1 },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const { reads } = use(notificationsService);
    const incident =
      filters.incident === undefined
        ? undefined
        : orFail(await seeIncident(reads, actor, { code: filters.incident.toUpperCase() })).incident.id;
    const now = reads.clock.now();
    const found = await pagesAsked(reads.db, {
      from: filters.from === undefined ? new Date(0) : new Date(filters.from),
      until: filters.until === undefined ? new Date(now.getTime() + 1) : new Date(filters.until),
      person: filters.person === undefined ? undefined : asId<'principal'>(filters.person),
      incident,
      before: after?.id,
      limit: limit + 1,
    });
    const page = pageOf(found, limit, ({ id }) => ({ id }));
    const shown = found.slice(0, limit);
    const codes = await visibleIncidents(
      reads,
      actor,
      shown.map((each) => each.incident),
    );
    const person = await reads.people.viewsOf(
      reads.db,
      shown.map(({ to }) => to),
    );
    const via = await viaWords({ db: reads.db, policies: reads.policies() }, shown);
    return {
      ...page,
      items: shown.map((each) => {
        const [code, by] = [codes.get(each.incident), via(each)];
        return {
          id: each.id,
          at: each.queuedAt.toISOString(),
          to: person(each.to),
          ...(code === undefined ? {} : { incident: code }),
          why: each.why,
          because: reasonOf({ why: each.why, as: each.as }),
          ...(by === undefined ? {} : { via: by }),
          clause: each.clause,
          urgency: each.urgency,
          state: each.state,
          ...(each.answeredAt === undefined ? {} : { answeredAt: each.answeredAt.toISOString() }),
          drill: each.drill,
        };
      }),
    };
  },
});
