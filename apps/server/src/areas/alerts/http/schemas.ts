import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Verdict } from '../../../platform/http/verdict.ts';
import { createIntegration } from '../commands/create-integration.ts';
import { MappingInput } from '../commands/mapping-input.ts';

const Instant = Type.String({ format: 'date-time' });
const Texts = Type.Record(Type.String(), Type.String());

const alert = {
  id: Type.String(),
  name: Type.String(),
  state: Type.Union([Type.Literal('firing'), Type.Literal('resolved')]),
  severity: Type.Optional(Type.Enum([...severities])),
  startsAt: Instant,
  endsAt: Type.Optional(Instant),
  receivedAt: Instant,
  heardAt: Instant,
  deliveries: Type.Integer(),
  drill: Type.Boolean(),
  labels: Texts,
  annotations: Texts,
  generatorUrl: Type.Optional(Type.String()),
  integration: Type.String(),
  incident: Type.Optional(Type.String()),
};

const integration = {
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('alertmanager'),
  visibility: Type.Union([Type.Literal('organisation'), Type.Literal('team')]),
  teamId: Type.Optional(Type.String()),
  mapping: MappingInput,
  createdAt: Instant,
  lastReceivedAt: Type.Optional(Instant),
};

const Failure = Type.Object(
  {
    code: Type.String(),
    status: Type.Integer(),
    why: Type.String(),
    remedy: Type.Optional(Type.String()),
    deliveries: Type.Integer(),
    firstAt: Instant,
    lastAt: Instant,
  },
  { title: 'DeliveryFailure' },
);

const Received = Type.Object({
  id: Type.String(),
  receivedAt: Instant,
  alerts: Type.Integer(),
  outcome: Type.String(),
  why: Type.String(),
  reason: Type.Optional(Type.String()),
  incidents: Type.Array(Type.String()),
});

const nextCursor = Type.Optional(Type.String());

export const AlertList = Type.Object({ items: Type.Array(Type.Object(alert, { title: 'Alert' })), nextCursor });
export const IntegrationList = Type.Object({
  items: Type.Array(Type.Object(integration, { title: 'Integration' })),
  /** Deliveries whose key no integration has. */
  unknownKey: Type.Array(Failure),
});
const opened = { ...integration, failures: Type.Array(Failure), may: Type.Object({ change: Verdict }) };
export const IntegrationPage = Type.Object(opened, { title: 'IntegrationPage' });
/** `key` and `url` are shown here once and never again. */
export const NewIntegration = Type.Object(
  { ...opened, key: Type.String(), url: Type.String() },
  { title: 'NewIntegration' },
);
export const ReceivedList = Type.Object({ items: Type.Array(Received), nextCursor });
/** What Alertmanager is answered. It looks at the status alone; this is for people who try by hand. */
export const Accepted = Type.Object({ id: Type.String(), alerts: Type.Integer(), outcome: Type.String() });

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const ByKey = Type.Object({ key: Type.String({ maxLength: 200 }) });
export const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });

const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 1024 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
export const Paging = Type.Object(paging);
export const AlertQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('firing'), Type.Literal('resolved')])),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  ...paging,
});
export const NewIntegrationBody = createIntegration.input;
export const MappingBody = Type.Object({ mapping: MappingInput });
