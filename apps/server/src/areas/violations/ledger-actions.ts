import { Type, type TProperties } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Entries say that a violation exists and its outcome, and nothing about whom it concerns. */
export const violationKind = defineKind({
  name: 'violation',
  keptFor: 'records',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const violationKinds: readonly RegisteredKind[] = [{ kind: violationKind, visibleTo: auditorsOnly }];

const of = <P extends TProperties>(more: P) => Type.Object({ violation: Type.String(), ...more });
const Source = Type.Enum(['member', 'anonymous', 'gate']);

/** No entry names the people a violation is about: they may be readers of the whole log. */
export const violationReported = defineAction({
  name: 'violation.reported',
  version: 1,
  kind: violationKind,
  data: of({ source: Source, of: Type.Optional(Type.String()) }),
  summarise: ({ data }) =>
    `${data.source === 'member' ? 'reported a violation' : data.source === 'gate' ? 'found a violation' : 'passed on an anonymous report'}${data.of === undefined ? '' : ` of ${data.of}`}`,
});

export const violationTriaged = defineAction({
  name: 'violation.triaged',
  version: 1,
  kind: violationKind,
  data: of({ intent: Type.String(), of: Type.Optional(Type.String()), subjects: Type.Integer() }),
  summarise: ({ data }) => `triaged a violation: ${data.intent === 'unknown' ? 'intent unknown' : data.intent}`,
});

export const violationAnswered = defineAction({
  name: 'violation.answered',
  version: 1,
  kind: violationKind,
  data: of({ author: Type.Enum(['reporter', 'handler']) }),
  summarise: ({ data }) =>
    data.author === 'handler'
      ? 'wrote to the reporter of a violation'
      : 'passed on a message from the reporter of a violation',
});

export const violationDecided = defineAction({
  name: 'violation.decided',
  version: 1,
  kind: violationKind,
  data: of({ outcomes: Type.Array(Type.String()), intent: Type.String(), repeats: Type.Integer() }),
  summarise: ({ data }) => `decided a violation: ${data.outcomes.map((each) => each.replaceAll('-', ' ')).join(', ')}`,
});

export const violationTold = defineAction({
  name: 'violation.told',
  version: 1,
  kind: violationKind,
  data: of({ by: Type.Enum(['mail', 'chat']), outcome: Type.Enum(['handed-over', 'failed']) }),
  summarise: ({ data }) =>
    `${data.outcome === 'handed-over' ? 'told' : 'could not tell'} ${data.by === 'mail' ? 'the security mailbox' : 'the channel of escalations'} of a violation`,
});

export const violationActions = [
  violationReported,
  violationTriaged,
  violationAnswered,
  violationDecided,
  violationTold,
] as const;
