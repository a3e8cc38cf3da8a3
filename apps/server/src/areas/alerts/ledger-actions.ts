import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { suppressionKinds } from './domain/suppression.ts';
import { announcements } from './due-kinds.ts';
import { batchKind, exportKind, integrationKind, routingKind, suppressionKind, viewKind } from './kinds.ts';

/**
 * A batch of alerts that changed something. `root` is the Merkle root (RFC 6962) of the items' salted commitments; the
 * items are stored per incident under that incident's key. Re-sent alerts change nothing and are not included.
 */
export const alertsReceived = defineAction({
  name: 'alerts.received',
  version: 1,
  kind: batchKind,
  touches: incidentKind,
  data: Type.Object({
    count: Type.Integer(),
    root: Type.String(),
    began: Type.Integer(),
    resolved: Type.Integer(),
    incidents: Type.Integer(),
    opened: Type.Integer(),
  }),
  summarise: ({ data }) =>
    `received ${data.count === 1 ? 'an alert' : `${data.count} alerts`} on ${data.incidents === 1 ? 'one incident' : `${data.incidents} incidents`}, ${data.opened} of them new`,
});

const OfIntegration = Type.Object({ integration: Type.String(), kind: Type.String() });
const Words = Type.Object({ name: Type.String(), mapping: Type.Unknown() });

export const integrationCreated = defineAction({
  name: 'integration.created',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  content: Words,
  summarise: ({ content }) => `created an integration${content ? `: ${content.name}` : ''}`,
});

export const integrationKeyRotated = defineAction({
  name: 'integration.key_rotated',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  summarise: () => "replaced an integration's key; the old one stopped at once",
});

export const integrationMappingChanged = defineAction({
  name: 'integration.mapping_changed',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  content: Words,
  summarise: ({ content }) => `changed how an integration's alerts are read${content ? `: ${content.name}` : ''}`,
});

export const integrationTranslationChanged = defineAction({
  name: 'integration.translation_changed',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  content: Type.Object({ translation: Type.String() }),
  summarise: () => 'changed which parts of the sender’s JSON are alerts',
});

export const integrationHeartbeatChanged = defineAction({
  name: 'integration.heartbeat_changed',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  content: Type.Object({
    every: Type.Integer(),
    severity: Type.Optional(Type.String()),
    service: Type.Optional(Type.String()),
  }),
  summarise: ({ content }) =>
    `changed a heartbeat${content ? `: it is expected ${content.every === 1 ? 'every minute' : `every ${content.every} minutes`}` : ''}`,
});

export const integrationDelivered = defineAction({
  name: 'integration.delivered',
  version: 1,
  kind: integrationKind,
  data: Type.Object({
    integration: Type.String(),
    kind: Type.String(),
    what: Type.Enum(['test', 'replay']),
    /** For a replay: the id of the original delivery. */
    of: Type.Optional(Type.String()),
  }),
  summarise: ({ data }) =>
    data.what === 'test' ? 'had a test alert delivered, as a drill' : 'had an earlier delivery processed again',
});

export const integrationRemoved = defineAction({
  name: 'integration.removed',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  summarise: () => 'removed an integration; its key stopped at once',
});

const OfSuppression = { suppression: Type.String(), kind: Type.Enum([...suppressionKinds]) };

export const suppressionBegan = defineAction({
  name: 'suppression.began',
  version: 1,
  kind: suppressionKind,
  data: Type.Object({
    ...OfSuppression,
    startsAt: Type.String(),
    endsAt: Type.String(),
    alerts: Type.Integer(),
    integration: Type.Optional(Type.String()),
  }),
  content: Type.Object({
    reason: Type.String(),
    service: Type.Optional(Type.String()),
    labels: Type.Record(Type.String(), Type.String()),
  }),
  summarise: ({ data, content }) =>
    `${suppressionWords[data.kind]} from ${data.startsAt} until ${data.endsAt}${content ? `: ${content.reason}` : ''}`,
  instants: ({ data }) => [data.startsAt, data.endsAt],
});

const suppressionWords = {
  snooze: 'snoozed alerts',
  maintenance: 'announced a maintenance window',
  flapping: 'held a flapping alert',
  pause: 'paused an integration',
} as const;

export const suppressionEnded = defineAction({
  name: 'suppression.ended',
  version: 1,
  kind: suppressionKind,
  data: Type.Object({ ...OfSuppression, held: Type.Integer(), because: Type.Enum(['time', 'person']) }),
  summarise: ({ data }) =>
    `${data.because === 'time' ? 'ended on time' : 'ended it early'}: ${data.held === 1 ? 'one alert that was held is' : `${data.held} alerts that were held are`} handled as if firing now`,
});

export const suppressionToldOf = defineAction({
  name: 'suppression.announced',
  version: 1,
  kind: suppressionKind,
  data: Type.Object({ ...OfSuppression, what: Type.Enum([...announcements]), people: Type.Integer() }),
  summarise: ({ data }) =>
    `notified ${data.people === 1 ? 'one person' : `${data.people} people`} that ${announcedWords[data.kind]} ${whatWords[data.what]}`,
});

const announcedWords = {
  snooze: 'a snooze',
  maintenance: 'a maintenance window',
  flapping: 'the hold on a flapping alert',
  pause: 'a pause',
} as const;
const whatWords = { planned: 'is planned', began: 'has started', ended: 'is over' } as const;

export const routingPublished = defineAction({
  name: 'routing.published',
  version: 1,
  kind: routingKind,
  data: Type.Object({
    version: Type.Integer(),
    as: Type.Enum(['active', 'shadow']),
    rules: Type.Integer(),
    restores: Type.Optional(Type.Integer()),
  }),
  content: Type.Object({ rules: Type.String(), catchAll: Type.Optional(Type.String()), reason: Type.String() }),
  summarise: ({ data, content }) =>
    `published version ${data.version} of the routing rules${data.as === 'shadow' ? ' as a shadow' : ''}${content ? `: ${content.reason}` : ''}`,
});

export const routingShadowEnded = defineAction({
  name: 'routing.shadow_ended',
  version: 1,
  kind: routingKind,
  data: Type.Object({ version: Type.Integer() }),
  summarise: ({ data }) => `ended the shadow run of version ${data.version} of the routing rules`,
});

export const viewSaved = defineAction({
  name: 'alert_view.saved',
  version: 1,
  kind: viewKind,
  data: Type.Object({ view: Type.String(), shared: Type.Boolean() }),
  content: Type.Object({ name: Type.String(), filters: Type.Unknown() }),
  summarise: ({ data, content }) =>
    `saved a view of alerts${data.shared ? ' for everybody' : ''}${content ? `: ${content.name}` : ''}`,
});

export const viewRemoved = defineAction({
  name: 'alert_view.removed',
  version: 1,
  kind: viewKind,
  data: Type.Object({ view: Type.String() }),
  summarise: () => 'removed a view of alerts',
});

export const alertsExported = defineAction({
  name: 'alerts.exported',
  version: 1,
  kind: exportKind,
  data: Type.Object({ as: Type.Enum(['csv', 'json']), atMost: Type.Integer() }),
  content: Type.Object({ filters: Type.Unknown() }),
  summarise: ({ data }) => `exported alerts as ${data.as.toUpperCase()}`,
});

export const alertActions = [
  viewSaved,
  viewRemoved,
  alertsExported,
  alertsReceived,
  integrationCreated,
  integrationKeyRotated,
  integrationMappingChanged,
  integrationTranslationChanged,
  integrationHeartbeatChanged,
  integrationDelivered,
  integrationRemoved,
  suppressionBegan,
  suppressionEnded,
  suppressionToldOf,
  routingPublished,
  routingShadowEnded,
] as const;
