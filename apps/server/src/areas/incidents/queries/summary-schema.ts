import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { unreachedReasons } from '../../oncall/public.ts';
import { clockNames } from '../domain/clock.ts';
import { phases } from '../domain/incident.ts';

const Instant = Type.String({ format: 'date-time' });

/** One time limit of the policy: its start, warning and due time, and its outcome. */
export const IncidentClock = Type.Object(
  {
    name: Type.Enum(clockNames),
    round: Type.Integer(),
    clause: Type.String(),
    startedAt: Instant,
    warnAt: Instant,
    dueAt: Instant,
    state: Type.Enum(['running', 'breached', 'met', 'met-late', 'missed', 'void']),
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
      description: 'Everybody who was paged, with the channel tried last and why it failed.',
    }),
  },
  { title: 'Unreached', description: 'None of its pages was delivered to anybody.' },
);

/** An incident as a list item. */
export const IncidentSummary = Type.Object(
  {
    code: Type.String(),
    version: Type.Integer(),
    title: Type.String(),
    severity: Type.Enum(severities),
    unclassified: Type.Boolean(),
    phase: Type.Enum(phases),
    drill: Type.Boolean(),
    declaredAt: Instant,
    commander: Type.Optional(Type.Object({ person: Person, since: Instant, named: Type.Boolean() })),
    nextClock: Type.Optional(IncidentClock),
    unreached: Type.Optional(Unreached),
    stillFiring: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Its alerts that are still firing although it is resolved or closed.' }),
    ),
  },
  { title: 'IncidentSummary' },
);
