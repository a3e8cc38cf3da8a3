import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';

const Instant = Type.String({ format: 'date-time' });
const oneOf = <const T extends string>(...values: T[]) => Type.Enum(values);

const Audience = oneOf('person', 'room');

export const Channel = Type.Object(
  {
    id: Type.String(),
    kind: oneOf('webhook', 'e-mail'),
    name: Type.String(),
    /** The host, or the reference that the address is kept under. */
    address: Type.Optional(Type.String()),
    /** `own`, or the reference that the signing secret is kept under. */
    secret: Type.Optional(Type.String()),
    audience: Audience,
    approvedForInternal: Type.Boolean(),
    state: oneOf('waiting', 'active', 'gone', 'not-configured'),
    addedAt: Type.Optional(Instant),
    lastTest: Type.Optional(Type.Object({ at: Instant, outcome: Type.String() })),
  },
  { title: 'Channel' },
);

export const PageDelivery = Type.Object(
  {
    id: Type.String(),
    to: Person,
    channel: Type.String(),
    state: oneOf('queued', 'sending', 'handed-over', 'failed', 'answered', 'stopped'),
    queuedAt: Instant,
    handedOverAt: Type.Optional(Instant),
    answeredAt: Type.Optional(Instant),
    attempts: Type.Integer(),
    why: Type.String(),
    clause: Type.String(),
    urgency: oneOf('page', 'notify'),
    drill: Type.Boolean(),
    round: Type.Integer(),
    deliveries: Type.Array(
      Type.Object({
        channel: Type.String(),
        state: oneOf('sending', 'handed-over', 'failed', 'unknown'),
        tries: Type.Integer(),
        beganAt: Instant,
        settledAt: Type.Optional(Instant),
        reason: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'PageDelivery' },
);
