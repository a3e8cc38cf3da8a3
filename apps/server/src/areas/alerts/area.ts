import type { Area } from '../../platform/area.ts';
import { announceMaintenance } from './commands/announce-maintenance.ts';
import { changeHeartbeat } from './commands/change-heartbeat.ts';
import { changeMapping } from './commands/change-mapping.ts';
import { changeTranslation } from './commands/change-translation.ts';
import { createIntegration } from './commands/create-integration.ts';
import { endSuppression } from './commands/end-suppression.ts';
import { exportAlerts } from './commands/export-alerts.ts';
import { pauseIntegration } from './commands/pause-integration.ts';
import { replayDelivery } from './commands/replay-delivery.ts';
import { testIntegration } from './commands/test-integration.ts';
import { tryTranslation } from './commands/try-translation.ts';
import { removeIntegration } from './commands/remove-integration.ts';
import { endShadow, publishRouting, restoreRouting, shadowRouting } from './commands/publish-routing.ts';
import { tryRouting } from './commands/try-routing.ts';
import { rotateIntegrationKey } from './commands/rotate-integration-key.ts';
import { snoozeAlerts } from './commands/snooze-alerts.ts';
import { enqueueRoutes } from './http/enqueue.ts';
import { exportRoutes } from './http/export.ts';
import { heartbeatRoutes } from './http/heartbeat.ts';
import { hookRoutes } from './http/hook.ts';
import { alertRoutes } from './http/routes.ts';
import type { AlertIntake } from './intake/open-intake.ts';
import { alertKinds } from './queries/alert-kinds.ts';
import { alertActions } from './ledger-actions.ts';
import { alertPermissions } from './permissions.ts';
import { alertTrace } from './queries/alert-trace.ts';
import type { AlertReads } from './queries/alert-reads.ts';
import { alerts } from './queries/list-alerts.ts';
import { integrations, unknownKeys } from './queries/list-integrations.ts';
import { suppressions } from './suppressions/list-suppressions.ts';
import { routingVersions } from './queries/list-routings.ts';
import { receivedLog } from './queries/received-log.ts';
import { recurrencesOf } from './queries/recurrences-of.ts';
import { alertViews } from './views/list-views.ts';
import { removeView, saveView } from './views/verbs.ts';
import { unroutedWaiting } from './queries/unrouted-waiting.ts';
import { registerAlertReactions } from './reactions/register.ts';

export const alertsArea = (reads: AlertReads, intake: AlertIntake): Area => ({
  name: 'alerts',
  actions: alertActions,
  kinds: alertKinds,
  commands: [exportAlerts],
  lists: [alerts, integrations, unknownKeys, receivedLog, suppressions, routingVersions, alertTrace, alertViews],
  verbs: [
    createIntegration,
    rotateIntegrationKey,
    changeMapping,
    changeTranslation,
    changeHeartbeat,
    tryTranslation,
    testIntegration,
    replayDelivery,
    pauseIntegration,
    removeIntegration,
    announceMaintenance,
    snoozeAlerts,
    endSuppression,
    publishRouting,
    shadowRouting,
    restoreRouting,
    endShadow,
    tryRouting,
    saveView,
    removeView,
  ],
  routes: (routes) => {
    hookRoutes(intake)(routes);
    enqueueRoutes(intake)(routes);
    heartbeatRoutes(intake)(routes);
    alertRoutes(reads)(routes);
    exportRoutes(reads)(routes);
  },
  hooks: { recurrencesOf },
  waiting: unroutedWaiting,
  reactions: registerAlertReactions,
  permissions: [alertPermissions.createIntegration, alertPermissions.suppress, alertPermissions.route],
});
