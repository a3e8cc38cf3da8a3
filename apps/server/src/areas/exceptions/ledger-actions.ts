import { Type, type TProperties } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { exceptionKind } from './kinds.ts';

const of = <P extends TProperties>(more: P) => Type.Object({ exception: Type.String(), ...more });
const What = { of: Type.String(), scope: Type.String(), expiresAt: Type.String() };

export const exceptionAsked = defineAction({
  name: 'exception.asked',
  version: 1,
  kind: exceptionKind,
  touches: incidentKind,
  data: of({
    ...What,
    approval: Type.String(),
    /** How many exceptions for the same clause and scope were approved before. */
    earlier: Type.Integer(),
    renews: Type.Optional(Type.String()),
  }),
  content: Type.Object({ justification: Type.String(), compensatingControl: Type.String() }),
  summarise: ({ data, content }) =>
    `asked for an exception to ${data.of} for ${data.scope} until ${data.expiresAt}${content ? `: ${content.justification}` : ''}`,
  instants: ({ data }) => [data.expiresAt],
});

export const exceptionApproved = defineAction({
  name: 'exception.approved',
  version: 1,
  kind: exceptionKind,
  touches: incidentKind,
  data: of({ ...What, approval: Type.String(), requestedBy: Type.String() }),
  summarise: ({ data }) => `approved an exception to ${data.of} for ${data.scope} until ${data.expiresAt}`,
  instants: ({ data }) => [data.expiresAt],
});

export const exceptionOver = defineAction({
  name: 'exception.over',
  version: 1,
  kind: exceptionKind,
  touches: incidentKind,
  data: of({
    of: Type.String(),
    scope: Type.String(),
    because: Type.Enum(['declined', 'withdrawn', 'unanswered', 'ended', 'incident-over', 'expired']),
  }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) =>
    `${overWords[data.because]}: the exception to ${data.of} for ${data.scope}${content?.reason ? `: ${content.reason}` : ''}`,
});

const overWords = {
  declined: 'declined',
  withdrawn: 'withdrew',
  unanswered: 'nobody approved in time',
  ended: 'ended',
  'incident-over': 'ended with its incident',
  expired: 'expired',
} as const;

export const exceptionActions = [exceptionAsked, exceptionApproved, exceptionOver] as const;
