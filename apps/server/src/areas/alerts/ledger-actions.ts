import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { batchKind, integrationKind } from './kinds.ts';

/**
 * A batch of alerts that changed something. `root` is the Merkle root (RFC 6962) of the items' salted commitments; the
 * items lie per incident under that incident's key. Re-sent alerts change nothing and are in no batch.
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

export const integrationRemoved = defineAction({
  name: 'integration.removed',
  version: 1,
  kind: integrationKind,
  data: OfIntegration,
  summarise: () => 'removed an integration; its key stopped at once',
});

export const alertActions = [
  alertsReceived,
  integrationCreated,
  integrationKeyRotated,
  integrationMappingChanged,
  integrationRemoved,
] as const;
