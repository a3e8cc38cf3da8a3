import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';

const OfNotice = { notice: Type.String(), rule: Type.String() };

export const noticeStarted = defineAction({
  name: 'notice.started',
  version: 1,
  kind: incidentKind,
  act: { of: 'compliance-reporting' },
  data: Type.Object({ ...OfNotice, awareAt: Type.String(), dueAt: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  instants: ({ data }) => [data.dueAt],
  summarise: ({ data, content }) =>
    `recorded awareness under ${data.rule}: the authority must be notified by ${data.dueAt}${content ? `: ${content.reason}` : ''}`,
});

export const noticePrompted = defineAction({
  name: 'notice.prompted',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...OfNotice, dueAt: Type.String() }),
  instants: ({ data }) => [data.dueAt],
  summarise: ({ data }) => `sent a reminder of the notice under ${data.rule}, due by ${data.dueAt}`,
});

export const noticeFiled = defineAction({
  name: 'notice.filed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...OfNotice, filedAt: Type.String(), late: Type.Boolean() }),
  content: Type.Object({ filed: Type.String() }),
  summarise: ({ data, content }) =>
    `filed the notice under ${data.rule}${data.late ? ', late' : ' in time'}${content ? `: ${content.filed}` : ''}`,
});

export const noticeMissed = defineAction({
  name: 'notice.missed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ ...OfNotice, dueAt: Type.String() }),
  breaks: true,
  instants: ({ data }) => [data.dueAt],
  summarise: ({ data }) => `missed the notice under ${data.rule}, due by ${data.dueAt}`,
});

export const noticeNotOwed = defineAction({
  name: 'notice.not_owed',
  version: 1,
  kind: incidentKind,
  data: Type.Object(OfNotice),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) =>
    `recorded that no notice is required under ${data.rule}${content ? `: ${content.reason}` : ''}`,
});

export const regulatorActions = [noticeStarted, noticePrompted, noticeFiled, noticeMissed, noticeNotOwed] as const;
