import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Verdict } from '../../../platform/http/verdict.ts';
import { actionStates } from '../domain/action-item.ts';
import { postmortemRules, postmortemStates } from '../domain/postmortem.ts';

const Moment = Type.String({ format: 'date-time' });
const Severity = Type.Enum([...severities]);
/** Verdicts by verb name: the schema cannot reference the verbs, whose response it is part of. */
const May = Type.Record(Type.String(), Verdict);

const Standing = {
  code: Type.String({ description: 'The incident’s.' }),
  title: Type.String(),
  severity: Severity,
  rule: Type.Enum([...postmortemRules]),
  clause: Type.String(),
  dueAt: Type.Optional(Moment),
  publishedAt: Type.Optional(Moment),
  isLate: Type.Boolean({ description: 'Whether it was not published in time.' }),
  review: Type.Optional(Type.Object({ at: Moment, facilitator: Person })),
};

/** A postmortem in lists. */
export const PostmortemSummary = Type.Object(
  { ...Standing, state: Type.Enum([...postmortemStates]), commander: Type.Optional(Person) },
  { title: 'PostmortemSummary' },
);

export const ActionItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    incident: Type.String(),
    state: Type.Enum([...actionStates]),
    title: Type.String(),
    owner: Type.Optional(Person),
    dueOn: Type.Optional(Type.String()),
    severity: Type.Optional(Severity),
    ticket: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    proposedBy: Person,
    proposedAt: Moment,
    settledAt: Type.Optional(Moment),
    isOverdue: Type.Boolean(),
    version: Type.Integer(),
    may: May,
  },
  { title: 'ActionItem' },
);

const Finding = Type.Object({
  section: Type.String(),
  kind: Type.String(),
  start: Type.Integer({ description: 'In UTF-16 units.' }),
  end: Type.Integer(),
  text: Type.String(),
  suggestion: Type.String(),
  answer: Type.Optional(Type.String({ description: 'Why the words may stay.' })),
});

/** A postmortem on its screen; `none` if the incident has none. */
export const PostmortemPage = Type.Object(
  {
    ...Standing,
    state: Type.Enum(['none', ...postmortemStates]),
    sections: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        asks: Type.String(),
        needed: Type.Boolean(),
        text: Type.String(),
        version: Type.Integer({ description: 'The version that the next write must name as its base.' }),
        author: Type.Optional(Person),
        writtenAt: Type.Optional(Moment),
      }),
    ),
    names: Type.Array(Type.String(), {
      description: 'Names of the people involved in the incident; the check looks for them during writing.',
    }),
    findings: Type.Array(Finding),
    missing: Type.Array(Type.Object({ clause: Type.String(), problem: Type.String(), remedy: Type.String() }), {
      description: 'Why it cannot be published yet.',
    }),
    actions: Type.Array(ActionItem),
    revisions: Type.Array(
      Type.Object({
        revision: Type.Integer(),
        sections: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), body: Type.String() })),
        reason: Type.Optional(Type.String()),
        publishedBy: Person,
        publishedAt: Moment,
      }),
    ),
    version: Type.Integer(),
    may: May,
  },
  { title: 'PostmortemPage' },
);
