import type { Area } from '../../platform/area.ts';
import { telemetryKinds, telemetryActions } from './ledger-actions.ts';
import { registerTelemetryReactions } from './prune.ts';

export const telemetryArea: Area = {
  name: 'telemetry',
  actions: telemetryActions,
  kinds: telemetryKinds,
  commands: [],
  routes: () => {},
  reactions: registerTelemetryReactions,
};
