import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { dueAfterChange } from '../domain/heartbeat.ts';
import { heartbeatSilent } from '../due-kinds.ts';
import { planSilence } from '../intake/hear-beat.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { integrationHeartbeatChanged } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { findHeartbeat, changeInterval } from '../store/heartbeats.ts';
import { changeIntegration } from '../store/integrations.ts';
import { heartbeatFields } from './heartbeat-fields.ts';
import { settingsOf } from './integration-settings.ts';

/** Changes the expected interval and the labels of the silence alert. An alert that already fires is unchanged. */
export const changeHeartbeat = verb(integrationThing, {
  name: 'change-heartbeat',
  words: {
    label: 'Change the heartbeat',
    does: 'set how often it is expected, how severe its silence is and which service it is for; what is left out is cleared',
    done: 'The new settings apply from now on.',
    next: 'muster integration list',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.changeIntegration,
  fields: {
    every: heartbeatFields.every('At least every how many minutes is it expected?'),
    severity: Type.Optional(heartbeatFields.severity('Its severity, such as critical; unclassified if left out')),
    service: Type.Optional(heartbeatFields.service('Which service is it for?')),
  },
  unless: ({ kind }) =>
    kind === 'heartbeat'
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'alerts/no-heartbeat',
          clause: '3.1.1',
          reason: 'This integration sends alerts itself; it is not a heartbeat.',
          remedy: 'Create an integration of kind heartbeat.',
        },
  async decide(ctx, { thing: integration, input: { every, severity, service } }) {
    const settings = settingsOf({ every, severity, service });
    const entry = ctx.record(integrationHeartbeatChanged, {
      ...integrationResource(integration),
      content: { fields: { every, ...settings.labels } },
    });
    await changeIntegration(ctx.tx, integration.id, { settings, entry });
    const beat = await findHeartbeat(ctx.tx, { integration: integration.id });
    if (beat === undefined || beat.everyMinutes === every) return ok({ id: integration.id });
    await changeInterval(ctx.tx, integration.id, every);
    // A silent heartbeat has no deadline: it waits until it is heard.
    if (!beat.isSilent) {
      ctx.due.supersede({ kind: 'integration', id: integration.id }, [heartbeatSilent], 'its interval was changed');
      planSilence(ctx, integration.id, dueAfterChange(beat, every, ctx.now));
    }
    return ok({ id: integration.id });
  },
});
