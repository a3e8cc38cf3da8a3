import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Verdict } from '../../../platform/http/verdict.ts';
import { verbNames } from '../domain/verb-names.ts';
import { ObligationView } from './obligation-view.ts';
import { IncidentClock, IncidentSummary } from './summary-schema.ts';

const Severity = Type.Enum(severities);
const Instant = Type.String({ format: 'date-time' });

const Answer = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

/** Why the severity is what it is. */
const Classification = Type.Object(
  {
    source: Type.Enum(['facts', 'provisional', 'raised', 'alert', 'lowered', 'policy']),
    clause: Type.String(),
    explanation: Type.String(),
    facts: Type.Record(Type.String(), Answer),
    defaults: Type.Array(
      Type.Object({ fact: Type.String(), question: Type.String(), answer: Answer, because: Type.String() }),
      { description: 'Provisional answers from the catalog; the questions stay open.' },
    ),
    ask: Type.Array(Type.Object({ fact: Type.String(), question: Type.String() })),
    because: Type.Array(
      Type.Object({
        severity: Severity,
        clause: Type.String(),
        words: Type.String(),
        holds: Type.Union([Type.Boolean(), Type.Literal('unknown')]),
      }),
    ),
  },
  { title: 'Classification' },
);

/** The same for facts alone, before a declaration. */
export const Judgement = Type.Object({ severity: Severity, ...Classification.properties });

export const Incident = Type.Object(
  {
    ...IncidentSummary.properties,
    description: Type.Optional(Type.String()),
    callingSince: Type.Optional(
      Type.String({
        format: 'date-time',
        description:
          'Somebody is being paged again: it was passed on, nothing happened after the acknowledgement, or one more person must acknowledge.',
      }),
    ),
    proposedTitle: Type.Optional(
      Type.String({ description: 'The summary of an alert that made it worse, offered as a new title.' }),
    ),
    visibility: Type.Union([Type.Literal('organisation'), Type.Literal('team')]),
    teamId: Type.Optional(Type.String()),
    service: Type.Optional(Type.String({ description: 'What it is about, by its name in the catalog.' })),
    declaredBy: Type.Optional(Person),
    confirmedAt: Type.Optional(Instant),
    acknowledgedAt: Type.Optional(Instant),
    mitigatedAt: Type.Optional(Instant),
    resolvedAt: Type.Optional(Instant),
    closedAt: Type.Optional(Instant),
    classification: Classification,
    clocks: Type.Array(IncidentClock),
    outcome: Type.Optional(Type.Enum(['merged', 'duplicate', 'false-alarm'])),
    worstSeverity: Type.Enum(severities, { description: 'The worst severity that it has had.' }),
    obligations: Type.Array(ObligationView),
    others: Type.Array(Type.Object({ code: Type.String(), how: Type.Enum(['related', 'merged-in', 'goes-on-in']) })),
    policyVersion: Type.String(),
    entryId: Type.String(),
    may: Type.Record(Type.Enum(verbNames), Verdict),
  },
  { title: 'Incident' },
);
