import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { intents, outcomes } from '../domain/violation.ts';
import { verbsOnViolation } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });

/** A violation as its handlers see it. */
export const Violation = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    source: Type.Enum(['member', 'anonymous', 'gate']),
    clause: Type.Optional(Type.String()),
    aboutGovernance: Type.Boolean(),
    reporter: Type.Optional(Person),
    about: Type.Array(Person),
    reportedAt: Type.String({ format: 'date-time', description: 'For an anonymous report, midnight of its day.' }),
    state: Type.Enum(['reported', 'triaged', 'decided']),
    intent: Type.Enum([...intents]),
    outcomes: Type.Array(Type.Enum([...outcomes])),
    repeats: Type.Integer({
      description: 'How many other confirmed violations of this clause the same people have committed.',
    }),
    messages: Type.Array(
      Type.Object({
        author: Type.Enum(['reporter', 'handler', 'gate']),
        person: Type.Optional(Person),
        text: Type.String(),
        at: Instant,
      }),
    ),
    version: Type.Integer(),
    may: mayShape(verbsOnViolation),
  },
  { title: 'Violation' },
);
