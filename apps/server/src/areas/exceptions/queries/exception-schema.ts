import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { verbsOnException } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });

/** A deviation from a clause, in lists and on its page. */
export const Exception = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    clause: Type.String({ description: 'The clause that does not apply within the scope while this is in force.' }),
    scope: Type.String(),
    standing: Type.Enum(['asked', 'in-force', 'expired', 'refused', 'ended']),
    justification: Type.String(),
    compensatingControl: Type.String(),
    expiresAt: Instant,
    incident: Type.Optional(Type.String({ description: 'The code of its incident.' })),
    requestedBy: Person,
    requestedAt: Instant,
    approvedAt: Type.Optional(Instant),
    overAt: Type.Optional(Instant),
    approval: Type.Optional(Type.String({ format: 'uuid' })),
    renews: Type.Optional(Type.String({ format: 'uuid' })),
    earlier: Type.Integer({ description: 'How many exceptions for the same clause and scope were approved before.' }),
    version: Type.Integer(),
    may: mayShape(verbsOnException),
  },
  { title: 'Exception' },
);
