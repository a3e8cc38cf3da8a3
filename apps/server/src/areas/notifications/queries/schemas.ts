import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';

const Instant = Type.String({ format: 'date-time' });
const oneOf = <const T extends string>(...values: T[]) => Type.Enum(values);

const Audience = oneOf('person', 'room');

export const Channel = Type.Object(
  {
    id: Type.String(),
    kind: oneOf('webhook', 'teams', 'pagerduty', 'sms', 'voice', 'e-mail'),
    name: Type.String(),
    /** The host, or the reference the address is stored under. */
    address: Type.Optional(Type.String()),
    /** `own`, or the reference of the signing secret. */
    secret: Type.Optional(Type.String()),
    audience: Audience,
    approvedForInternal: Type.Boolean(),
    state: oneOf('waiting', 'unverified', 'active', 'gone', 'not-configured'),
    addedAt: Type.Optional(Instant),
    lastTest: Type.Optional(Type.Object({ at: Instant, outcome: Type.String() })),
    /** When it last accepted a page. Accepted is not delivered. */
    lastAccepted: Type.Optional(Instant),
    /** The last page it did not accept, if newer than the last it accepted. */
    failing: Type.Optional(Type.Object({ since: Instant, reason: Type.String() })),
  },
  { title: 'Channel' },
);

export const NotificationRule = Type.Object(
  {
    id: Type.String(),
    urgency: oneOf('page', 'notify'),
    after: Type.Integer(),
    channel: Type.String(),
    channelName: Type.String(),
    /** Why it will not apply, or apply too late. */
    warning: Type.Optional(Type.String()),
  },
  { title: 'NotificationRule' },
);

const Delivery = Type.Object({
  channel: Type.String(),
  /** `handed-over`: accepted by the other side, nothing more known. `delivered`: arrival was confirmed. */
  state: oneOf('sending', 'handed-over', 'delivered', 'failed', 'unknown'),
  tries: Type.Integer(),
  beganAt: Instant,
  settledAt: Type.Optional(Instant),
  reason: Type.Optional(Type.String()),
});

export const OwnPage = Type.Object(
  {
    id: Type.String(),
    incident: Type.String(),
    state: oneOf('queued', 'sending', 'handed-over', 'failed', 'answered', 'stopped'),
    urgency: oneOf('page', 'notify'),
    why: Type.String(),
    drill: Type.Boolean(),
    queuedAt: Instant,
    answeredAt: Type.Optional(Instant),
    /** Each channel in words: `e-mail accepted`. */
    told: Type.String(),
    deliveries: Type.Array(Delivery),
  },
  { title: 'OwnPage' },
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
    via: Type.Optional(
      Type.String({ description: 'The step of an escalation path that led to them, and through what.' }),
    ),
    deliveries: Type.Array(Delivery),
  },
  { title: 'PageDelivery' },
);
