import { Type, type TProperties } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { approvalKind, deputyKind } from './kinds.ts';

const of = <P extends TProperties>(more: P) => Type.Object({ approval: Type.String(), ...more });
const Words = Type.Object({ title: Type.String(), reason: Type.String() });

export const approvalRequested = defineAction({
  name: 'approval.requested',
  version: 1,
  kind: approvalKind,
  data: of({
    kind: Type.String(),
    subjectKind: Type.String(),
    subject: Type.String(),
    mode: Type.Union([Type.Literal('ahead'), Type.Literal('after')]),
    /** It took effect without a second person, because nobody else could decide (R32). */
    unseparated: Type.Boolean(),
    deciders: Type.Array(Type.String()),
    expiresAt: Type.String(),
  }),
  content: Words,
  summarise: ({ data, content }) =>
    `${data.unseparated ? 'acted without a second person, and asked to ratify' : data.mode === 'after' ? 'asked to ratify' : 'asked for'} ${data.kind}${content ? `: ${content.title}` : ''}`,
});

export const approvalVoted = defineAction({
  name: 'approval.voted',
  version: 1,
  kind: approvalKind,
  data: of({
    verdict: Type.Union([Type.Literal('approve'), Type.Literal('decline')]),
    /** Whose right was used. */
    rightOf: Type.String(),
    subjectHash: Type.String(),
    votes: Type.Integer(),
    needed: Type.Integer(),
    /** The request's state after this vote. */
    state: Type.Union([Type.Literal('open'), Type.Literal('approved'), Type.Literal('declined')]),
  }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) =>
    `${data.verdict === 'approve' ? 'approved it' : 'declined it'}${data.state === 'open' ? ` (${data.votes} of ${data.needed})` : ''}${content?.reason ? `: ${content.reason}` : ''}`,
});

export const approvalWithdrawn = defineAction({
  name: 'approval.withdrawn',
  version: 1,
  kind: approvalKind,
  data: of({}),
  summarise: () => 'withdrew the request',
});

export const approvalPassedOn = defineAction({
  name: 'approval.passed_on',
  version: 1,
  kind: approvalKind,
  data: of({ groups: Type.Integer() }),
  summarise: () => 'asked the next people who can decide: those before did not respond',
});

export const approvalReminded = defineAction({
  name: 'approval.reminded',
  version: 1,
  kind: approvalKind,
  data: of({ reminded: Type.Array(Type.String()) }),
  summarise: ({ data }) => `reminded those who can decide: ${data.reminded.length}`,
});

export const approvalClosed = defineAction({
  name: 'approval.closed',
  version: 1,
  kind: approvalKind,
  data: of({
    state: Type.Union([Type.Literal('expired'), Type.Literal('void')]),
    mode: Type.Union([Type.Literal('ahead'), Type.Literal('after')]),
  }),
  summarise: ({ data }) =>
    data.state === 'void'
      ? 'closed it: there was nothing left to decide'
      : data.mode === 'after'
        ? 'nobody ratified it in time'
        : 'nobody decided it in time',
});

/** It took effect without a second person and was not ratified by the policy's deadline (R32). */
export const approvalOverdue = defineAction({
  name: 'approval.overdue',
  version: 1,
  breaks: true,
  kind: approvalKind,
  data: Type.Object({ approval: Type.String(), told: Type.Array(Type.String()) }),
  summarise: ({ data, nameOf }) =>
    `found it not ratified in time; ${data.told.length === 0 ? 'there was nobody to notify' : `notified ${nameOf === undefined ? data.told.length : data.told.map(nameOf).join(', ')}`}`,
});

export const deputyNamed = defineAction({
  name: 'deputy.named',
  version: 1,
  kind: deputyKind,
  data: Type.Object({
    from: Type.String(),
    to: Type.String(),
    until: Type.String(),
    /** Requests of these kinds only. */
    kinds: Type.Optional(Type.Array(Type.String())),
  }),
  summarise: ({ data }) =>
    `delegated the decision of ${data.kinds === undefined ? 'requests' : data.kinds.map((kind) => kind.replaceAll('-', ' ')).join(' and ')} until ${data.until}`,
  instants: ({ data }) => [data.until],
});

export const deputyEnded = defineAction({
  name: 'deputy.ended',
  version: 1,
  kind: deputyKind,
  data: Type.Object({ from: Type.String() }),
  summarise: () => 'ended the delegation of their requests',
});

export const approvalActions = [
  approvalRequested,
  approvalVoted,
  approvalWithdrawn,
  approvalPassedOn,
  approvalReminded,
  approvalClosed,
  approvalOverdue,
  deputyNamed,
  deputyEnded,
] as const;
