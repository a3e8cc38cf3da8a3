import { Type, type TProperties } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { endings } from './domain/rollback.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** An executor's own history. Rollbacks belong to their incident's history. */
export const executorKind = defineKind({
  name: 'executor',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const rollbackKinds: readonly RegisteredKind[] = [{ kind: executorKind, visibleTo: everybody }];

const of = <P extends TProperties>(more: P) =>
  Type.Object({ rollback: Type.String(), target: Type.String(), to: Type.String(), ...more });

/** Requested: tells the roles that the matrix consults and informs (GOV 2.3). */
export const rollbackAsked = defineAction({
  name: 'rollback.asked',
  version: 1,
  kind: incidentKind,
  act: { of: 'authorise-rollback' },
  data: of({
    from: Type.Optional(Type.String()),
    executor: Type.String(),
    approval: Type.String(),
    unseparated: Type.Boolean(),
  }),
  content: Type.Object({ evidence: Type.String() }),
  summarise: ({ data, content }) =>
    `asked to roll ${data.target} back to ${data.to}${content === undefined ? '' : `: ${content.evidence}`}`,
});

export const rollbackAuthorised = defineAction({
  name: 'rollback.authorised',
  version: 1,
  kind: incidentKind,
  data: of({
    approval: Type.Optional(Type.String()),
    requestedBy: Type.String(),
    unseparated: Type.Boolean(),
    answerBy: Type.String(),
  }),
  instants: ({ data }) => [data.answerBy],
  summarise: ({ data }) =>
    `authorised rolling ${data.target} back to ${data.to}; its executor has until ${data.answerBy}`,
});

export const rollbackUnanswered = defineAction({
  name: 'rollback.unanswered',
  breaks: true,
  version: 1,
  kind: incidentKind,
  data: of({ offers: Type.String() }),
  summarise: ({ data }) =>
    `nobody has answered the request to roll ${data.target} back to ${data.to}: ${data.offers} is available`,
});

export const glassBroken = defineAction({
  name: 'rollback.glass_broken',
  version: 1,
  kind: incidentKind,
  data: of({
    requestedBy: Type.String(),
    selfApproved: Type.Boolean(),
    ratifyBy: Type.String(),
    answerBy: Type.String(),
  }),
  content: Type.Object({ justification: Type.String() }),
  instants: ({ data }) => [data.ratifyBy],
  summarise: ({ data, content }) =>
    `broke the glass to roll ${data.target} back to ${data.to}${data.selfApproved ? ', self-approved' : ''}, to be ratified by ${data.ratifyBy}${content === undefined ? '' : `: ${content.justification}`}`,
});

export const rollbackRatified = defineAction({
  name: 'rollback.ratified',
  version: 1,
  kind: incidentKind,
  data: of({}),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ data, content }) =>
    `ratified rolling ${data.target} back to ${data.to} without approval${content === undefined ? '' : `: ${content.note}`}`,
});

export const retrospectiveGiven = defineAction({
  name: 'rollback.retrospective_given',
  version: 1,
  kind: incidentKind,
  data: of({}),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ data, content }) =>
    `confirmed the retrospective of rolling ${data.target} back without approval${content === undefined ? '' : `: ${content.note}`}`,
});

export const rollbackSent = defineAction({
  name: 'rollback.sent',
  version: 1,
  kind: incidentKind,
  data: of({ executor: Type.String() }),
  summarise: ({ data }) => `the executor took the order to roll ${data.target} back to ${data.to}`,
});

export const rollbackHeard = defineAction({
  name: 'rollback.heard',
  version: 1,
  kind: incidentKind,
  data: of({
    answer: Type.Enum(['started', 'succeeded', 'failed']),
    late: Type.Boolean(),
  }),
  content: Type.Object({ detail: Type.String() }),
  summarise: ({ data, content }) =>
    `${heardWords[data.answer]} ${data.target} to ${data.to}${data.late ? ', after it was given up' : ''}${content?.detail ? `: ${content.detail}` : ''}`,
});

const heardWords = {
  started: 'began to roll back',
  succeeded: 'rolled back',
  failed: 'failed to roll back',
} as const;

export const rollbackEnded = defineAction({
  name: 'rollback.ended',
  version: 1,
  kind: incidentKind,
  data: of({ because: Type.Enum([...endings]) }),
  summarise: ({ data }) => `rolling ${data.target} back to ${data.to} ${endedWords[data.because]}`,
});

const endedWords = {
  declined: 'was declined',
  withdrawn: 'was withdrawn',
  unanswered: 'was not approved in time',
  moot: 'no longer needed a decision',
  'executor-refused': 'was refused by the executor',
  unreachable: 'never reached the executor',
  silent: 'was given up: the executor did not report how it ended',
} as const;

const ofExecutor = Type.Object({ executor: Type.String(), by: Type.Enum(['webhook', 'program']) });

export const executorConnected = defineAction({
  name: 'executor.connected',
  version: 1,
  kind: executorKind,
  data: ofExecutor,
  content: Type.Object({ name: Type.String(), url: Type.String() }),
  summarise: ({ data, content }) =>
    `connected ${content === undefined ? 'an executor' : `the executor “${content.name}”`} of rollbacks, a ${data.by}`,
});

export const executorRemoved = defineAction({
  name: 'executor.removed',
  version: 1,
  kind: executorKind,
  data: ofExecutor,
  summarise: () => 'removed an executor of rollbacks',
});

export const rollbackActions = [
  rollbackAsked,
  rollbackAuthorised,
  rollbackUnanswered,
  glassBroken,
  rollbackRatified,
  retrospectiveGiven,
  rollbackSent,
  rollbackHeard,
  rollbackEnded,
  executorConnected,
  executorRemoved,
] as const;
