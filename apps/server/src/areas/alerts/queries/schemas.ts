import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Verdict } from '../../../platform/http/verdict.ts';
import { sourceKinds } from '../domain/source.ts';
import { MappingInput } from './mapping-schema.ts';

const Instant = Type.String({ format: 'date-time' });
export const alertStates = ['firing', 'resolved'] as const;
const Texts = Type.Record(Type.String(), Type.String());

export const Alert = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    state: Type.Enum([...alertStates]),
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
    service: Type.Optional(Type.String({ description: 'The service it is about, as the catalog spells it.' })),
    incident: Type.Optional(Type.String()),
    suppression: Type.Optional(Type.String({ description: 'The suppression that held it back when it began.' })),
  },
  { title: 'Alert' },
);

const integration = {
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum([...sourceKinds]),
  settings: Type.Object({
    isSigned: Type.Optional(Type.Boolean()),
    topic: Type.Optional(Type.String()),
    translation: Type.Optional(Type.String()),
    everyMinutes: Type.Optional(Type.Integer()),
    labels: Type.Optional(Texts),
  }),
  visibility: Type.Enum(['organisation', 'team']),
  teamId: Type.Optional(Type.String()),
  mapping: MappingInput,
  createdAt: Instant,
  lastReceivedAt: Type.Optional(Instant),
};

export const Failure = Type.Object(
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

export const Received = Type.Object({
  id: Type.String(),
  receivedAt: Instant,
  alerts: Type.Integer(),
  outcome: Type.String(),
  why: Type.String(),
  reason: Type.Optional(Type.String()),
  incidents: Type.Array(Type.String()),
  kept: Type.Boolean({ description: 'Whether it can be viewed and delivered again.' }),
});

/** A kept delivery, scrubbed as it is stored. */
export const KeptDelivery = Type.Object(
  {
    id: Type.String(),
    receivedAt: Instant,
    told: Type.String({ description: 'The body, or what it was read as, as formatted JSON.' }),
  },
  { title: 'KeptDelivery' },
);

export const Integration = Type.Object(integration, { title: 'Integration' });
export const IntegrationPage = Type.Object(
  {
    ...integration,
    failures: Type.Array(Failure),
    heartbeat: Type.Optional(
      Type.Object({
        silent: Type.Boolean(),
        heardAt: Type.Optional(Instant),
        dueAt: Instant,
        beats: Type.Integer(),
      }),
    ),
    may: Type.Object({ change: Verdict }),
  },
  { title: 'IntegrationPage' },
);

/** The response to Alertmanager, which reads only the status; the body is for people testing by hand. */
export const Accepted = Type.Object({ id: Type.String(), alerts: Type.Integer(), outcome: Type.String() });
export const ByKey = Type.Object({ key: Type.String({ maxLength: 200 }) });
