import { Type, type TProperties } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { breakGlassKind } from './kinds.ts';

const of = <P extends TProperties>(more: P) =>
  Type.Object({ emergency: Type.String(), commit: Type.String(), ...more });
const common = { version: 1, kind: breakGlassKind, touches: incidentKind } as const;
const SHORT = 12;
const what = ({ commit }: { readonly commit: string }): string => `the emergency change ${commit.slice(0, SHORT)}`;

export const breakGlassAsked = defineAction({
  ...common,
  name: 'break_glass.asked',
  data: of({ author: Type.Optional(Type.String()) }),
  content: Type.Object({ justification: Type.String(), repository: Type.Optional(Type.String()) }),
  summarise: ({ data, content }) =>
    `requested that ${what(data)} bypass the normal process${content ? `: ${content.justification}` : ''}`,
});

/** One SRE on call approved it (GOV 5.3.1); the whole organisation's matrix is informed (GOV 2.9). */
export const breakGlassGranted = defineAction({
  ...common,
  name: 'break_glass.granted',
  act: { of: 'break-glass-change' },
  data: of({ expiresAt: Type.String(), selfApproved: Type.Boolean(), onCall: Type.Integer() }),
  summarise: ({ data }) =>
    `approved ${what(data)} until ${data.expiresAt}${data.selfApproved ? ', by somebody involved in it: nobody else was on call' : ''}`,
  instants: ({ data }) => [data.expiresAt],
});

export const breakGlassDeclined = defineAction({
  ...common,
  name: 'break_glass.declined',
  data: of({}),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `declined ${what(data)}${content ? `: ${content.reason}` : ''}`,
});

export const breakGlassLapsed = defineAction({
  ...common,
  name: 'break_glass.lapsed',
  data: of({}),
  summarise: ({ data }) => `ended the grant for ${what(data)}: it was not used in time`,
});

export const breakGlassApplied = defineAction({
  ...common,
  name: 'break_glass.applied',
  data: of({ onBranch: Type.Boolean(), reapplyBy: Type.String() }),
  summarise: ({ data }) =>
    `applied ${what(data)}${data.onBranch ? ' on the branch' : ''}; to go through the normal process by ${data.reapplyBy}`,
  instants: ({ data }) => [data.reapplyBy],
});

/** A normally merged change reverted or re-applied it (GOV 5.3.4). */
export const breakGlassSettled = defineAction({
  ...common,
  name: 'break_glass.settled',
  data: of({ how: Type.Enum(['reverted', 're-applied']), change: Type.String(), late: Type.Boolean() }),
  summarise: ({ data }) =>
    data.how === 'reverted'
      ? `reverted ${what(data)} through the normal process`
      : `re-applied ${what(data)} through the normal process${data.late ? ', too late' : ''}`,
});

export const breakGlassMissed = defineAction({
  ...common,
  name: 'break_glass.missed',
  breaks: true,
  data: of({ dueAt: Type.String() }),
  summarise: ({ data }) => `found ${what(data)} not re-applied by ${data.dueAt}`,
  instants: ({ data }) => [data.dueAt],
});

export const breakGlassReviewed = defineAction({
  ...common,
  name: 'break_glass.reviewed',
  data: of({}),
  content: Type.Object({ retrospective: Type.String() }),
  summarise: ({ data }) => `wrote the retrospective of ${what(data)}`,
});

export const breakGlassRatified = defineAction({
  ...common,
  name: 'break_glass.ratified',
  data: of({ as: Type.Enum(['commander', 'governance']), outcome: Type.Enum(['ratified', 'refused']) }),
  summarise: ({ data }) =>
    `${data.outcome === 'ratified' ? 'ratified' : 'refused to ratify'} ${what(data)}, as ${data.as}`,
});

export const breakGlassActions = [
  breakGlassAsked,
  breakGlassGranted,
  breakGlassDeclined,
  breakGlassLapsed,
  breakGlassApplied,
  breakGlassSettled,
  breakGlassMissed,
  breakGlassReviewed,
  breakGlassRatified,
] as const;
