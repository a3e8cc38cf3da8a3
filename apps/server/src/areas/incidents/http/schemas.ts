import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Verdict } from '../../../platform/http/verdict.ts';
import { unreachedReasons } from '../../oncall/public.ts';
import { clockNames } from '../domain/clock.ts';
import { phases } from '../domain/incident.ts';
import { wishes } from '../domain/wishes.ts';

const Severity = Type.Enum(severities);
const Instant = Type.String({ format: 'date-time' });

const Person = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  initials: Type.String(),
  roles: Type.Optional(Type.Array(Type.String())),
});

const Clock = Type.Object(
  {
    name: Type.Enum(clockNames),
    round: Type.Integer(),
    clause: Type.String(),
    startedAt: Instant,
    warnAt: Instant,
    dueAt: Instant,
    state: Type.Enum(['running', 'breached', 'met', 'met-late', 'void']),
    breachedAt: Type.Optional(Instant),
    settledAt: Type.Optional(Instant),
  },
  { title: 'IncidentClock' },
);

const Unreached = Type.Object(
  {
    why: Type.Enum(unreachedReasons),
    explanation: Type.String(),
    called: Type.Array(Type.Object({ person: Person, channel: Type.String(), failure: Type.String() }), {
      description: 'Everybody who was called, with the channel tried last and why it did not get there.',
    }),
  },
  { title: 'Unreached', description: 'No page of it was handed over to anybody.' },
);

const IncidentSummary = Type.Object(
  {
    code: Type.String(),
    version: Type.Integer(),
    title: Type.String(),
    severity: Severity,
    unclassified: Type.Boolean(),
    phase: Type.Enum(phases),
    drill: Type.Boolean(),
    declaredAt: Instant,
    commander: Type.Optional(Type.Object({ person: Person, since: Instant, named: Type.Boolean() })),
    nextClock: Type.Optional(Clock),
    unreached: Type.Optional(Unreached),
    stillFiring: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Alerts of it that fire although it is resolved or closed.' }),
    ),
  },
  { title: 'IncidentSummary' },
);

/** Why the severity is what it is. */
const Classification = Type.Object(
  {
    source: Type.Enum(['facts', 'provisional', 'raised', 'alert']),
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
    visibility: Type.Union([Type.Literal('organisation'), Type.Literal('team')]),
    teamId: Type.Optional(Type.String()),
    declaredBy: Type.Optional(Person),
    confirmedAt: Type.Optional(Instant),
    acknowledgedAt: Type.Optional(Instant),
    mitigatedAt: Type.Optional(Instant),
    resolvedAt: Type.Optional(Instant),
    closedAt: Type.Optional(Instant),
    classification: Classification,
    clocks: Type.Array(Clock),
    policyVersion: Type.String(),
    entryId: Type.String(),
    may: Type.Record(Type.Enum(wishes), Verdict),
  },
  { title: 'Incident' },
);

export const IncidentPage = Type.Object({
  items: Type.Array(IncidentSummary),
  total: Type.Integer(),
  nextCursor: Type.Optional(Type.String()),
});
