import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { actionItemKind } from './kinds.ts';

const Rule = Type.Union([Type.Literal('required'), Type.Literal('recommended'), Type.Literal('by-choice')]);
const Reason = Type.Object({ reason: Type.String() });

/** Entries about a postmortem belong to its incident's history. */
export const postmortemOwed = defineAction({
  name: 'postmortem.owed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    rule: Rule,
    severity: Type.String(),
    dueAt: Type.Optional(Type.String()),
    recurrences: Type.Optional(Type.Integer()),
  }),
  instants: ({ data }) => (data.dueAt === undefined ? [] : [data.dueAt]),
  summarise: ({ data }) =>
    data.rule === 'recommended'
      ? `a postmortem is recommended: ${data.recurrences ?? 0} incidents of this pattern`
      : `a postmortem is due${data.dueAt === undefined ? '' : ` by ${data.dueAt}`}`,
});

export const postmortemBegun = defineAction({
  name: 'postmortem.begun',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ rule: Rule, sections: Type.Array(Type.String()) }),
  summarise: () => 'began the postmortem',
});

export const postmortemWritten = defineAction({
  name: 'postmortem.written',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ section: Type.String(), version: Type.Integer(), merged: Type.Boolean() }),
  summarise: ({ data }) =>
    `wrote “${data.section}” of the postmortem${data.merged ? ', merged with somebody else’s changes' : ''}`,
});

export const reviewScheduled = defineAction({
  name: 'postmortem.review_scheduled',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ at: Type.String(), facilitator: Type.String(), again: Type.Boolean() }),
  instants: ({ data }) => [data.at],
  summarise: ({ data, nameOf }) =>
    `${data.again ? 'moved' : 'scheduled'} the postmortem’s review to ${data.at}${nameOf === undefined ? '' : `, led by ${nameOf(data.facilitator)}`}`,
});

export const reviewPrompted = defineAction({
  name: 'postmortem.review_prompted',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ dueAt: Type.String() }),
  summarise: () => 'nobody has scheduled the postmortem’s review; the commander is reminded',
});

export const postmortemMoved = defineAction({
  name: 'postmortem.moved',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ from: Type.String(), to: Type.String() }),
  // Submitting it for review notifies those whom the matrix consults and informs (GOV 2.5).
  act: { of: 'postmortem-facilitation', when: ({ to }) => to === 'in-review' },
  content: Reason,
  summarise: ({ data, content }) =>
    data.to === 'in-review'
      ? 'sent the postmortem to review'
      : `returned the postmortem to draft${content ? `: ${content.reason}` : ''}`,
});

export const findingAnswered = defineAction({
  name: 'postmortem.finding_answered',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ section: Type.String() }),
  content: Type.Object({ words: Type.String(), reason: Type.String() }),
  summarise: ({ data, content }) =>
    `answered a finding of the blameless check in “${data.section}”${content ? `: “${content.words}” stays, ${content.reason}` : ''}`,
});

export const postmortemPublished = defineAction({
  name: 'postmortem.published',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ revision: Type.Integer(), late: Type.Boolean(), actions: Type.Integer() }),
  summarise: ({ data }) => `published the postmortem${data.late ? ', late' : ''}`,
});

export const postmortemAmended = defineAction({
  name: 'postmortem.amended',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ revision: Type.Integer(), section: Type.String() }),
  content: Reason,
  summarise: ({ data, content }) =>
    `amended “${data.section}” of the postmortem${content ? `: ${content.reason}` : ''}`,
});

export const postmortemMissed = defineAction({
  name: 'postmortem.missed',
  version: 1,
  breaks: true,
  kind: incidentKind,
  data: Type.Object({ dueAt: Type.String() }),
  instants: ({ data }) => [data.dueAt],
  summarise: ({ data }) => `the postmortem was due ${data.dueAt} and is not published`,
});

export const actionProposed = defineAction({
  name: 'action.proposed',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String() }),
  content: Type.Object({ title: Type.String() }),
  summarise: ({ content }) => `proposed an action item${content ? `: ${content.title}` : ''}`,
});

export const actionCommitted = defineAction({
  name: 'action.committed',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({
    action: Type.String(),
    owner: Type.String(),
    dueOn: Type.String(),
    severity: Type.String(),
    again: Type.Boolean(),
  }),
  content: Type.Object({ ticket: Type.String(), reason: Type.Optional(Type.String()) }),
  summarise: ({ data, content, nameOf }) =>
    `${data.again ? 'changed' : 'accepted'} the action item${nameOf === undefined ? '' : ` for ${nameOf(data.owner)}`}, due ${data.dueOn}${content?.reason === undefined ? '' : `: ${content.reason}`}`,
});

export const actionSettled = defineAction({
  name: 'action.settled',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String(), to: Type.Union([Type.Literal('declined'), Type.Literal('done')]) }),
  content: Reason,
  summarise: ({ data, content }) =>
    `${data.to === 'done' ? 'finished' : 'declined'} the action item${content ? `: ${content.reason}` : ''}`,
});

export const actionReopened = defineAction({
  name: 'action.reopened',
  version: 1,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String() }),
  content: Reason,
  summarise: ({ content }) => `reopened the action item${content ? `: ${content.reason}` : ''}`,
});

export const actionOverdue = defineAction({
  name: 'action.overdue',
  version: 1,
  breaks: true,
  kind: actionItemKind,
  touches: incidentKind,
  data: Type.Object({ action: Type.String(), dueOn: Type.String(), escalated: Type.Boolean() }),
  summarise: ({ data }) => `the action item was due ${data.dueOn}${data.escalated ? '; it was escalated' : ''}`,
});

export const postmortemActions = [
  postmortemOwed,
  postmortemBegun,
  postmortemWritten,
  reviewScheduled,
  reviewPrompted,
  postmortemMoved,
  findingAnswered,
  postmortemPublished,
  postmortemAmended,
  postmortemMissed,
  actionProposed,
  actionCommitted,
  actionSettled,
  actionReopened,
  actionOverdue,
] as const;
