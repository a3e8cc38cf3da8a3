import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { entryWords, Things } from '../../../platform/ledger/entry-words-schema.ts';
import { serviceKinds } from '../../catalog/public.ts';
import { clockNames } from '../../incidents/domain/clock.ts';
import { IncidentClock, IncidentSummary, MOST_ENTRIES } from '../../incidents/public.ts';

const Instant = Type.String({ format: 'date-time' });
const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const EntryActor = Type.Object({ person: Type.Optional(Person), system: Type.Optional(Type.String()) });

export const Overview = Type.Object(
  {
    needsYou: Type.Array(
      Type.Object({
        kind: Type.String({ description: 'What is to be done: `acknowledge`, `vote`.' }),
        thing: Type.Object({ kind: Type.String(), id: Type.String() }),
        title: Type.String(),
        does: Type.String({ description: 'The label of a button that does it, or leads to where it is done.' }),
        page: Type.String({ description: 'Where it is done: a path below this server’s address.' }),
        command: Type.String({ description: 'The command that does it.' }),
        clause: Type.String(),
        dueAt: Type.Optional(Instant),
        incident: Type.Optional(IncidentSummary),
        clock: Type.Optional(IncidentClock),
      }),
      {
        description:
          'What is waiting for the reader, in the order in which to do it; one thing may appear several times.',
      },
    ),
    moreNeedYou: Type.Boolean({ description: 'Whether more than these is, or may be, waiting for the reader.' }),
    calledFor: Type.Array(
      Type.Object({
        incident: IncidentSummary,
        why: Type.String({ description: 'A sentence: what was not done in time.' }),
        as: Type.Optional(Type.String({ description: 'The title of the role in which the reader was paged.' })),
        asks: Type.String({ description: 'A sentence: what the reader may do.' }),
        clause: Type.String(),
        at: Instant,
      }),
      { description: 'Open incidents that were escalated to the reader, drills included.' },
    ),
    open: Type.Object({ count: Type.Integer(), items: Type.Array(IncidentSummary) }),
    resolvedYetFiring: Type.Object(
      { count: Type.Integer(), items: Type.Array(IncidentSummary) },
      {
        description:
          'Incidents that are resolved but not closed, and whose alerts are still firing: they may not be over. The newest, and how many there are.',
      },
    ),
    declaredByDay: Type.Array(Type.Integer(), {
      description: 'Incidents declared on each of the last 28 days (UTC), today last; without drills.',
    }),
    onCallNow: Type.Array(Person),
    calledInstead: Type.Array(Person, { description: 'Who is paged while nobody is on call; otherwise empty.' }),
    clocksMet: Type.Array(Type.Object({ clock: Type.Enum(clockNames), met: Type.Integer(), total: Type.Integer() })),
    changesSince: Type.Array(Type.Object({ seq: Seq, at: Instant, actor: EntryActor, ...entryWords, things: Things })),
    seenUpTo: Type.Optional(Seq),
    findings: Type.Array(
      Type.Object({
        clause: Type.String(),
        weight: Type.Enum(['warning', 'note']),
        message: Type.String(),
        ruling: Type.Union([Type.String(), Type.Null()]),
        act: Type.Optional(
          Type.Object(
            { who: Type.String(), page: Type.Optional(Type.String()) },
            {
              description:
                'Who must act on it, and on which screen; absent if it is only about how the document is read.',
            },
          ),
        ),
      }),
    ),
  },
  { title: 'Overview' },
);

/** A group of alert events on a timeline, as counts. */
const Moment = Type.Object(
  {
    event: Type.Enum(['began', 'resolved']),
    count: Type.Integer(),
    until: Instant,
    names: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() }), {
      description: 'The most frequent ones.',
    }),
  },
  { title: 'AlertMoment' },
);

/** The pages an entry is about: which, to whom, and the delivery of one on one channel. */
const Paging = Type.Object(
  {
    pages: Type.Array(Type.String()),
    to: Type.Array(Person),
    round: Type.Optional(Type.Integer()),
    urgency: Type.Optional(Type.Enum(['page', 'notify'])),
    channel: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
  },
  { title: 'TimelinePaging' },
);

const TimelineItem = Type.Object(
  {
    id: Type.String(),
    seq: Type.Optional(Type.Integer()),
    at: Instant,
    recordedAt: Instant,
    kind: Type.Enum(['people', 'pages', 'alerts', 'clocks', 'policy']),
    action: Type.String(),
    actor: Type.Object({ person: Type.Optional(Person), system: Type.Optional(Type.String()) }),
    ...entryWords,
    retroactive: Type.Boolean(),
    clause: Type.Optional(Type.String()),
    erased: Type.Optional(Type.Boolean()),
    alerts: Type.Optional(Moment),
    paging: Type.Optional(Paging),
    cut: Type.Optional(
      Type.Boolean({
        description: 'Not an entry: marks that the ledger has earlier entries that the timeline does not show.',
      }),
    ),
  },
  { title: 'TimelineItem' },
);

const Reached = Type.Object(
  {
    name: Type.String(),
    kind: Type.Enum([...serviceKinds]),
    team: Type.Optional(Type.String()),
    tier: Type.Optional(Type.Integer()),
    userFacing: Type.Optional(Type.Boolean()),
    runbook: Type.Optional(Type.String()),
    steps: Type.Integer({ description: 'How many dependencies away from what is broken; 0 is what is broken itself.' }),
  },
  { title: 'ReachedService' },
);

/** What is broken and what depends on it. */
export const IncidentReach = Type.Object(
  {
    broken: Type.Array(Reached, { description: 'What the incident is about, as far as the catalog knows it.' }),
    dependents: Type.Array(Reached, { description: 'Nearest and user-facing ones first.' }),
    dependentsInAll: Type.Integer(),
    userFacingInAll: Type.Integer(),
    unknown: Type.Array(Type.String(), { description: 'Names in alerts that the catalog does not know.' }),
  },
  { title: 'IncidentReach' },
);

/** Limits the timeline, for pages that refetch it on every event. */
export const TimelineQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MOST_ENTRIES,
      description: 'Only the newest entries; if there are more, one item says so.',
    }),
  ),
});
export const Timeline = Type.Object({ items: Type.Array(TimelineItem) });
export const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });
export const SeenBody = Type.Object({ seq: Seq });
