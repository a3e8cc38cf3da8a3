import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Verdict } from '../../../platform/http/verdict.ts';
import { verbNames } from '../domain/verb-names.ts';
import { IncidentClock, IncidentSummary } from './summary-schema.ts';

const Severity = Type.Enum(severities);
const Instant = Type.String({ format: 'date-time' });

/** Why the severity is what it is. */
const Classification = Type.Object(
  {
    source: Type.Enum(['facts', 'provisional', 'raised', 'alert', 'lowered', 'policy']),
    clause: Type.String(),
    explanation: Type.String(),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
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

/** The same for facts alone, before anything is declared. */
export const Judgement = Type.Object({ severity: Severity, ...Classification.properties });

export const Incident = Type.Object(
  {
    ...IncidentSummary.properties,
    description: Type.Optional(Type.String()),
    proposedTitle: Type.Optional(
      Type.String({ description: 'What an alert that made it worse says of itself, to be taken as its title.' }),
    ),
    visibility: Type.Union([Type.Literal('organisation'), Type.Literal('team')]),
    teamId: Type.Optional(Type.String()),
    declaredBy: Type.Optional(Person),
    confirmedAt: Type.Optional(Instant),
    acknowledgedAt: Type.Optional(Instant),
    mitigatedAt: Type.Optional(Instant),
    resolvedAt: Type.Optional(Instant),
    closedAt: Type.Optional(Instant),
    classification: Classification,
    clocks: Type.Array(IncidentClock),
    policyVersion: Type.String(),
    entryId: Type.String(),
    may: Type.Record(Type.Enum(verbNames), Verdict),
  },
  { title: 'Incident' },
);
