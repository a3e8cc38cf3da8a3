import { Type } from 'typebox';
import { defineAction, type NameOf } from '../../platform/ledger/action.ts';
import { NO_CHANNEL } from './domain/unreached.ts';
import { calendarKind, escalationPathKind, incidentKind, onCallListKind, scheduleKind } from './kinds.ts';

const Ids = Type.Array(Type.String());

export const pageRequested = defineAction({
  name: 'page.requested',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    pages: Ids,
    to: Ids,
    reason: Type.String(),
    urgency: Type.String(),
    round: Type.Integer(),
    drill: Type.Boolean(),
  }),
  summarise: ({ data, nameOf }) =>
    `${data.urgency === 'page' ? 'paged' : 'told'} ${whom(data.to, nameOf)} (${words(data.reason)})`,
});

/** Nobody is on call where the policy looks first. Recorded, because a silent fallback would hide a gap in the rota. */
export const pageFellBack = defineAction({
  name: 'page.fell_back',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ wanted: Type.String(), to: Type.String() }),
  summarise: ({ data }) =>
    `found nobody as ${words(data.wanted)}; ${data.to === 'nobody' ? 'nobody could be called' : `called ${words(data.to)} instead`}`,
});

export const pageHandedOver = defineAction({
  name: 'page.handed_over',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String(), to: Type.String(), channel: Type.String(), attempts: Type.Integer() }),
  summarise: ({ data, nameOf }) => `sent a page${of(data.to, nameOf)} by ${data.channel}`,
});

export const pageFailed = defineAction({
  name: 'page.failed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    page: Type.String(),
    to: Type.String(),
    channel: Type.String(),
    reason: Type.String(),
    attempts: Type.Integer(),
  }),
  summarise: ({ data, nameOf }) =>
    data.channel === NO_CHANNEL
      ? `could not send a page${of(data.to, nameOf)}: no channel is set up`
      : `could not send a page${of(data.to, nameOf)} by ${data.channel}: ${words(data.reason)}`,
});

export const pageAnswered = defineAction({
  name: 'page.answered',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String(), to: Type.String() }),
  summarise: () => 'answered a page',
});

export const onCallSet = defineAction({
  name: 'oncall.list_set',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({
    people: Ids,
    before: Ids,
    /** They put themselves on call, since nobody else could (R32). */
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    `put ${people(data.people.length)} on call${data.unseparated ? ', including themselves: unseparated' : ''}`,
});

export const swapAsked = defineAction({
  name: 'oncall.swap_asked',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), approval: Type.String() }),
  summarise: ({ data, nameOf }) =>
    nameOf === undefined
      ? 'asked for one person to take over on call from another'
      : `asked for ${nameOf(data.to)} to take over on call from ${nameOf(data.from)}`,
});

export const onCallSwapped = defineAction({
  name: 'oncall.swapped',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), place: Type.Integer(), approval: Type.String() }),
  summarise: ({ data, nameOf }) =>
    nameOf === undefined
      ? 'put one person on call in place of another, as both agreed'
      : `put ${nameOf(data.to)} on call in place of ${nameOf(data.from)}, as both agreed`,
});

const Time = { from: Type.String(), until: Type.String() };
const InSchedule = { schedule: Type.String() };

export const scheduleCreated = defineAction({
  name: 'schedule.created',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({
    ...InSchedule,
    wakes: Type.Boolean(),
    people: Ids,
    unseparated: Type.Boolean(),
    by: Type.Enum(['hand', 'import']),
  }),
  summarise: ({ data }) =>
    `created the schedule, with ${people(data.people.length)} taking turns${data.by === 'import' ? ', from a file' : ''}${unseparated(data)}`,
});

export const scheduleEdited = defineAction({
  name: 'schedule.edited',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({
    ...InSchedule,
    from: Type.String(),
    gains: Ids,
    loses: Ids,
    unseparated: Type.Boolean(),
    why: Type.Enum(['hand', 'import', 'left']),
  }),
  summarise: ({ data, nameOf }) =>
    `${data.why === 'left' ? 'removed somebody who left from the schedule' : 'changed the schedule'} from ${data.from}; ` +
    `${whom(data.gains, nameOf) || 'nobody'} gained shifts, ${whom(data.loses, nameOf) || 'nobody'} lost some${unseparated(data)}`,
  instants: ({ data }) => [data.from],
});

export const scheduleChanged = defineAction({
  name: 'schedule.changed',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({ ...InSchedule, wakes: Type.Boolean(), renamed: Type.Boolean() }),
  summarise: ({ data }) =>
    `${data.renamed ? 'renamed the schedule; ' : ''}incidents ${data.wakes ? 'page' : 'do not page'} whoever is on call in it`,
});

export const scheduleRetired = defineAction({
  name: 'schedule.retired',
  version: 1,
  kind: scheduleKind,
  data: Type.Object(InSchedule),
  summarise: () => 'retired the schedule',
});

export const standInMade = defineAction({
  name: 'schedule.overridden',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({
    ...InSchedule,
    ...Time,
    override: Type.String(),
    how: Type.Enum(['arranged', 'taken', 'given', 'imported']),
    to: Type.Optional(Type.String()),
    instead: Type.Optional(Type.String()),
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data, nameOf }) =>
    `put ${one(data.to, nameOf, 'nobody')} on call instead of ${one(data.instead, nameOf, 'everybody')} from ${data.from} until ${data.until}${unseparated(data)}`,
  instants: ({ data }) => [data.from, data.until],
});

export const standInCancelled = defineAction({
  name: 'schedule.override_cancelled',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({ ...InSchedule, override: Type.String(), why: Type.Enum(['hand', 'left']) }),
  summarise: ({ data }) => `ended an override${data.why === 'left' ? ', because they have left' : ''}`,
});

export const coverAsked = defineAction({
  name: 'schedule.cover_asked',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({ ...InSchedule, ...Time, cover: Type.String(), approval: Type.Optional(Type.String()) }),
  summarise: ({ data }) =>
    `asked ${data.approval === undefined ? 'for cover' : 'somebody to take their shift'} from ${data.from} until ${data.until}`,
  instants: ({ data }) => [data.from, data.until],
});

export const coverWithdrawn = defineAction({
  name: 'schedule.cover_withdrawn',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({ ...InSchedule, cover: Type.String() }),
  summarise: () => 'stopped asking for cover',
});

export const absenceSaid = defineAction({
  name: 'oncall.away',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ ...Time, person: Type.String(), absence: Type.String() }),
  summarise: ({ data }) => `cannot be on call from ${data.from} until ${data.until}`,
  instants: ({ data }) => [data.from, data.until],
});

export const absenceOver = defineAction({
  name: 'oncall.back',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ person: Type.String() }),
  summarise: () => 'can be on call again',
});

const OfPath = { path: Type.String(), team: Type.String() };

export const pathCreated = defineAction({
  name: 'path.created',
  version: 1,
  kind: escalationPathKind,
  data: Type.Object({ ...OfPath, steps: Type.Integer(), people: Ids, unseparated: Type.Boolean() }),
  summarise: ({ data }) => `created the escalation path, with ${steps(data.steps)}${unseparated(data)}`,
});

export const pathEdited = defineAction({
  name: 'path.edited',
  version: 1,
  kind: escalationPathKind,
  data: Type.Object({ ...OfPath, steps: Type.Integer(), people: Ids, unseparated: Type.Boolean() }),
  summarise: ({ data }) => `changed the escalation path; it now has ${steps(data.steps)}${unseparated(data)}`,
});

export const pathRetired = defineAction({
  name: 'path.retired',
  version: 1,
  kind: escalationPathKind,
  data: Type.Object(OfPath),
  summarise: () => 'retired the escalation path',
});

/** A path's step was taken: the people each of its targets resolved to. Without a step, the path is exhausted. */
export const escalationStepped = defineAction({
  name: 'escalation.stepped',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    run: Type.String(),
    path: Type.String(),
    version: Type.Integer(),
    round: Type.Integer(),
    step: Type.Optional(Type.Integer()),
    called: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), to: Ids })),
  }),
  summarise: ({ data }) => {
    const to = new Set(data.called.flatMap((each) => each.to)).size;
    const where = data.step === undefined ? 'reached the end of its path' : `ran step ${data.step + 1} of its path`;
    const again = data.round === 1 ? '' : ` (round ${data.round})`;
    return `${where}${again} and ${to === 0 ? 'found nobody there' : `called ${people(to)}`}`;
  },
});

export const escalationAnswered = defineAction({
  name: 'escalation.answered',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ run: Type.String(), answers: Type.Integer(), wanted: Type.Integer() }),
  summarise: ({ data }) =>
    data.answers < data.wanted
      ? `answered the escalation; ${data.wanted - data.answers} more needed`
      : 'answered the escalation, which is now paused',
});

export const escalationOver = defineAction({
  name: 'escalation.over',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ run: Type.String() }),
  summarise: () => 'ended the escalation',
});

/** A shift ended and another began, according to the schedule. */
export const shiftBegan = defineAction({
  name: 'oncall.shift_began',
  version: 1,
  kind: scheduleKind,
  data: Type.Object({ ...InSchedule, at: Type.String(), on: Ids, off: Ids }),
  summarise: ({ data, nameOf }) =>
    `changed who is on call at ${data.at}: ${whom(data.on, nameOf) || 'nobody'} on, ${whom(data.off, nameOf) || 'nobody'} off`,
  instants: ({ data }) => [data.at],
});

export const calendarMade = defineAction({
  name: 'calendar.made',
  version: 1,
  kind: calendarKind,
  data: Type.Object({ calendar: Type.String(), schedule: Type.Optional(Type.String()) }),
  summarise: ({ data }) =>
    `created a calendar address for ${data.schedule === undefined ? 'their own shifts' : 'a schedule’s shifts'}`,
});

export const calendarRenewed = defineAction({
  name: 'calendar.renewed',
  version: 1,
  kind: calendarKind,
  data: Type.Object({ calendar: Type.String() }),
  summarise: () => 'replaced the calendar address; the old one no longer works',
});

export const calendarRevoked = defineAction({
  name: 'calendar.revoked',
  version: 1,
  kind: calendarKind,
  data: Type.Object({ calendar: Type.String() }),
  summarise: () => 'revoked the calendar address',
});

export const onCallActions = [
  shiftBegan,
  calendarMade,
  calendarRenewed,
  calendarRevoked,
  pathCreated,
  pathEdited,
  pathRetired,
  escalationStepped,
  escalationAnswered,
  escalationOver,
  scheduleCreated,
  scheduleEdited,
  scheduleChanged,
  scheduleRetired,
  standInMade,
  standInCancelled,
  coverAsked,
  coverWithdrawn,
  absenceSaid,
  absenceOver,
  pageRequested,
  pageFellBack,
  pageHandedOver,
  pageFailed,
  pageAnswered,
  onCallSet,
  swapAsked,
  onCallSwapped,
] as const;

const whom = (to: readonly string[], nameOf: NameOf | undefined): string =>
  nameOf === undefined ? people(to.length) : to.map(nameOf).join(', ');
const of = (to: string, nameOf: NameOf | undefined): string => (nameOf === undefined ? '' : ` for ${nameOf(to)}`);
const people = (count: number): string => (count === 1 ? 'one person' : `${count} people`);
const steps = (count: number): string => (count === 1 ? 'one step' : `${count} steps`);
const words = (code: string): string => code.replaceAll('-', ' ');
const one = (id: string | undefined, nameOf: NameOf | undefined, none: string): string =>
  id === undefined ? none : (nameOf?.(id) ?? 'one person');
const unseparated = ({ unseparated: is }: { readonly unseparated: boolean }): string =>
  is ? ', including themselves: unseparated' : '';
