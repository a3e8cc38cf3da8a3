import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';

const Severity = Type.String();
const Reason = Type.Object({ reason: Type.String() });
const Words = Type.Object({ text: Type.String() });
const ClockData = Type.Object({ clock: Type.String(), round: Type.Integer(), dueAt: Type.String() });

export const incidentDeclared = defineAction({
  name: 'incident.created',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    code: Type.String(),
    severity: Severity,
    source: Type.String(),
    drill: Type.Boolean(),
    origin: Type.Union([Type.Literal('person'), Type.Literal('alert')]),
    ask: Type.Array(Type.String()),
    /** The affected service in the catalog, and the facts the catalog answers provisionally. */
    service: Type.Optional(Type.String()),
    defaults: Type.Optional(Type.Array(Type.String())),
  }),
  act: { of: 'declare-incident' },
  content: Type.Object({
    title: Type.String(),
    description: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
  }),
  summarise: ({ data, content }) =>
    `declared ${data.severity}${data.source === 'provisional' ? ' provisionally' : ''}${content ? `: ${content.title}` : ''}`,
});

export const incidentConfirmed = defineAction({
  name: 'incident.confirmed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ severity: Severity }),
  summarise: ({ data }) => `confirmed the declaration as ${data.severity}`,
});

/** Acknowledged, mitigated, closed or reopened. Resolution has its own action (GOV 7.1). */
export const statusUpdated = defineAction({
  name: 'incident.status_updated',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), reopened: Type.Boolean() }),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ data, content }) => `${data.reopened ? 'reopened' : data.to}${content ? `: ${content.note}` : ''}`,
});

/** Paging resumed after an acknowledgement: passed on, lapsed, or still unresolved on a path that repeats. */
export const incidentUnacknowledged = defineAction({
  name: 'incident.unacknowledged',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ why: Type.Enum(['passed-on', 'lapsed', 'still-open']) }),
  summarise: ({ data }) => whyCalledAgain[data.why],
});

const whyCalledAgain = {
  'passed-on': 'passed it on: somebody else is paged',
  lapsed: 'the acknowledgement lapsed: nothing happened after it',
  'still-open': 'paged again, by the team’s escalation path: it is acknowledged but not resolved yet',
} as const;

/** Acknowledged again: after it was passed on or had lapsed, or by a second person. */
export const acknowledgedAgain = defineAction({
  name: 'incident.acknowledged_again',
  version: 1,
  kind: incidentKind,
  data: Type.Object({}),
  summarise: () => 'also acknowledged it',
});

/** Additional help is paged: a member, whoever is on call in a schedule, or the responders of a team. */
export const calledIn = defineAction({
  name: 'incident.called_in',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    kind: Type.Enum(['person', 'schedule', 'team']),
    id: Type.String(),
    to: Type.Array(Type.String()),
  }),
  summarise: ({ data, nameOf }) =>
    `called ${nameOf === undefined ? `${data.to.length} more` : data.to.map(nameOf).join(', ')} in`,
});

export const incidentRated = defineAction({
  name: 'incident.rated',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ actionable: Type.Boolean() }),
  summarise: ({ data }) =>
    data.actionable ? 'said that there was something to do' : 'said that there was nothing to do',
});

export const incidentResolved = defineAction({
  name: 'incident.resolved',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ from: Type.String() }),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ content }) => `resolved${content ? `: ${content.note}` : ''}`,
});

export const severityChanged = defineAction({
  name: 'incident.severity_changed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    from: Severity,
    to: Severity,
    source: Type.String(),
    /** If lowered (R11): the approved request, and who made it. */
    approval: Type.Optional(Type.String()),
    requestedBy: Type.Optional(Type.String()),
    unseparated: Type.Optional(Type.Boolean()),
  }),
  // A raise may make it an incident whose declaration must be announced; that happens once per incident.
  act: { of: 'declare-incident', when: ({ source }) => source !== 'lowered' },
  content: Reason,
  summarise: ({ data, content }) =>
    `${data.source === 'lowered' ? 'lowered' : 'raised'} ${data.from} to ${data.to}${data.unseparated === true ? ' without a second person' : ''}${content ? `: ${content.reason}` : ''}`,
});

export const downgradeAsked = defineAction({
  name: 'incident.downgrade_asked',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ from: Severity, to: Severity, approval: Type.String(), unseparated: Type.Boolean() }),
  content: Reason,
  summarise: ({ data, content }) => `asked to lower ${data.from} to ${data.to}${content ? `: ${content.reason}` : ''}`,
});

export const incidentClassified = defineAction({
  name: 'incident.classified',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    from: Severity,
    to: Severity,
    decided: Type.Boolean(),
    ask: Type.Array(Type.String()),
    facts: Type.Array(Type.String()),
  }),
  act: { of: 'declare-incident', when: ({ from, to }) => from !== to },
  summarise: ({ data }) =>
    data.decided ? `classified as ${data.to}` : `gave facts; still to be answered: ${data.ask.join(', ')}`,
});

export const commanderNamed = defineAction({
  name: 'incident.commander_named',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    commander: Type.String(),
    before: Type.Optional(Type.String()),
    how: Type.String(),
    late: Type.Boolean(),
  }),
  content: Type.Object({ state: Type.String() }),
  summarise: ({ data, content }) => `${seatWords[data.how] ?? 'changed command'}${content ? `: ${content.state}` : ''}`,
});

const seatWords: Readonly<Record<string, string>> = {
  taken: 'took command',
  'handed-over': 'handed over command',
  named: 'named a commander',
};

/** The old title stays here for readers of the timeline (R39). */
export const incidentRetitled = defineAction({
  name: 'incident.retitled',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ proposed: Type.Boolean() }),
  content: Type.Object({ from: Type.String(), to: Type.String() }),
  summarise: ({ data, content }) =>
    `retitled it${data.proposed ? ' with the words of an alert' : ''}${content ? `: “${content.to}”, previously “${content.from}”` : ''}`,
});

/** The commander lost their access, and command with it (GOV 8.1). */
export const commandVacated = defineAction({
  name: 'incident.command_vacated',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ before: Type.String() }),
  summarise: () => 'ended the command of somebody whose access was revoked',
});

export const noteAdded = defineAction({
  name: 'incident.note_added',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ note: Type.String(), retroactive: Type.Boolean(), occurredAt: Type.String() }),
  content: Words,
  summarise: ({ data, content }) =>
    `${data.retroactive ? 'noted afterwards' : 'noted'}${content ? `: ${content.text}` : ''}`,
});

export const stakeholdersUpdated = defineAction({
  name: 'incident.stakeholders_updated',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    note: Type.String(),
    /** When the event happened, if before the entry was written. */
    occurredAt: Type.Optional(Type.String()),
    /** When the next update was promised. */
    nextBy: Type.Optional(Type.String()),
  }),
  act: { of: 'stakeholder-communications' },
  content: Words,
  summarise: ({ content }) => `updated stakeholders${content ? `: ${content.text}` : ''}`,
});

export const clockWarned = defineAction({
  name: 'incident.clock_warned',
  version: 1,
  kind: incidentKind,
  data: ClockData,
  summarise: ({ data }) => `warned that the ${data.clock} clock runs out at ${momentOf(data)}`,
  instants: ({ data }) => [momentOf(data)],
});

export const clockBreached = defineAction({
  name: 'incident.clock_breached',
  version: 1,
  breaks: true,
  kind: incidentKind,
  data: ClockData,
  summarise: ({ data }) => `found the ${data.clock} clock missed at ${momentOf(data)}`,
  instants: ({ data }) => [momentOf(data)],
});

export const escalated = defineAction({
  name: 'incident.escalated',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ step: Type.String(), roles: Type.Array(Type.String()), by: Type.String() }),
  summarise: ({ data, titleOf = (role) => role.replaceAll('-', ' ') }) =>
    `escalated to ${data.roles.map(titleOf).join(' and ')}`,
});

const OutcomeWord = Type.Union([Type.Literal('merged'), Type.Literal('duplicate')]);

/** Merged into another, which has its own entry. No codes: a reader of one may not know of the other. */
export const incidentMerged = defineAction({
  name: 'incident.merged',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ into: Type.String(), outcome: OutcomeWord }),
  content: Reason,
  summarise: ({ data, content }) =>
    `${data.outcome === 'merged' ? 'merged it into another incident' : 'marked it as a duplicate'}${content ? `: ${content.reason}` : ''}`,
});

export const incidentAbsorbed = defineAction({
  name: 'incident.absorbed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ other: Type.String(), outcome: OutcomeWord, from: Severity, to: Severity }),
  summarise: ({ data }) =>
    `took over another incident, with its clocks and obligations${data.from === data.to ? '' : `: now ${data.to}`}`,
});

export const incidentRelated = defineAction({
  name: 'incident.related',
  version: 1,
  kind: incidentKind,
  touches: incidentKind,
  data: Type.Object({ other: Type.String() }),
  summarise: () => 'related two incidents',
});

export const falseAlarmAsked = defineAction({
  name: 'incident.false_alarm_asked',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ approval: Type.String(), unseparated: Type.Boolean() }),
  content: Reason,
  summarise: ({ content }) => `asked to mark it as a false alarm${content ? `: ${content.reason}` : ''}`,
});

export const falseAlarmCalled = defineAction({
  name: 'incident.false_alarm_called',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    from: Type.String(),
    worst: Severity,
    approval: Type.Optional(Type.String()),
    requestedBy: Type.Optional(Type.String()),
    unseparated: Type.Optional(Type.Boolean()),
  }),
  content: Reason,
  summarise: ({ content }) => `marked it as a false alarm${content ? `: ${content.reason}` : ''}`,
});

export const alertsMoved = defineAction({
  name: 'incident.alerts_moved',
  version: 1,
  kind: incidentKind,
  touches: incidentKind,
  data: Type.Object({ from: Type.String(), count: Type.Integer() }),
  summarise: ({ data }) => `moved ${data.count} ${data.count === 1 ? 'alert' : 'alerts'} from one incident to another`,
});

export const madePrivate = defineAction({
  name: 'incident.made_private',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ team: Type.String() }),
  summarise: () => 'made it private to its team',
});

const Obliged = { kind: Type.String(), key: Type.String() };
const What = Type.Object({ what: Type.String() });

/** Another area requires something before the incident can be closed or published. */
export const obligationPlaced = defineAction({
  name: 'incident.obligation_placed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...Obliged, blocks: Type.Array(Type.String()), dueAt: Type.Optional(Type.String()) }),
  content: What,
  summarise: ({ data, content }) => `added an obligation: ${content?.what ?? data.kind}`,
});

export const obligationDischarged = defineAction({
  name: 'incident.obligation_discharged',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...Obliged, late: Type.Boolean() }),
  content: What,
  summarise: ({ data, content }) => `done${data.late ? ', late' : ''}: ${content?.what ?? data.kind}`,
});

export const obligationMissed = defineAction({
  name: 'incident.obligation_missed',
  version: 1,
  breaks: true,
  kind: incidentKind,
  data: Type.Object({ ...Obliged, dueAt: Type.String() }),
  content: What,
  summarise: ({ data, content }) => `not done by ${momentOf(data)}: ${content?.what ?? data.kind}`,
  instants: ({ data }) => [momentOf(data)],
});

/** Includes the date: an obligation may be due days later. */
const momentOf = ({ dueAt }: { readonly dueAt: string }): string => `${dueAt.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;

export const incidentActions = [
  incidentDeclared,
  incidentConfirmed,
  statusUpdated,
  incidentUnacknowledged,
  acknowledgedAgain,
  incidentRated,
  calledIn,
  incidentResolved,
  severityChanged,
  downgradeAsked,
  incidentClassified,
  commanderNamed,
  commandVacated,
  incidentRetitled,
  noteAdded,
  stakeholdersUpdated,
  clockWarned,
  clockBreached,
  escalated,
  obligationPlaced,
  obligationDischarged,
  obligationMissed,
  incidentMerged,
  incidentAbsorbed,
  incidentRelated,
  falseAlarmAsked,
  falseAlarmCalled,
  alertsMoved,
  madePrivate,
] as const;
