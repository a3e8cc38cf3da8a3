import { hash } from 'node:crypto';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type IntegrationId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { instantOf } from '../domain/instant.ts';
import { heartbeatSilent } from '../due-kinds.ts';
import { findHeartbeat, HEARTBEAT, noteBeat, type Heartbeat } from '../store/heartbeats.ts';
import { readIntegration } from '../store/integrations.ts';
import { decideBatch } from './decide-batch.ts';
import { isOvertaken } from './batch-overtaken.ts';
import { noSuchIntegration } from './receive-alerts.ts';

const ATTEMPTS = 4;

/** Notes a heartbeat. If it was silent, its alert is resolved and its interval starts again. */
export async function hearBeat(
  host: CommandHost,
  keyHash: string,
): Promise<Result<{ readonly heardAt: Date }, AppError>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(
        host,
        { actor: { kind: 'system', part: 'alert-intake' }, requestId: asId<'request'>(host.ids.opaque()) },
        async (ctx) => {
          const beat = await findHeartbeat(ctx.tx, { keyHash });
          if (beat === undefined) return err(noSuchIntegration);
          await noteBeat(ctx.tx, beat.integrationId, ctx.now);
          if (beat.isSilent) {
            await tellSilence(ctx, host.vault, beat, 'resolved');
            planSilence(ctx, beat.integrationId, addMinutes(ctx.now, beat.everyMinutes));
          }
          return ok({ heardAt: ctx.now });
        },
      );
    } catch (failure) {
      if (attempt === ATTEMPTS || !isOvertaken(failure)) throw failure;
    }
  }
}

/**
 * Its silence is an alert like any other: received, mapped, routed, possibly suppressed, and in the integration's log.
 */
export async function tellSilence(
  ctx: CommandContext,
  vault: Parameters<typeof decideBatch>[1],
  { integrationId, keyHash, everyMinutes, heardAt }: Heartbeat,
  status: 'firing' | 'resolved',
): Promise<void> {
  const integration = await readIntegration(ctx.tx, integrationId);
  if (integration === undefined) return;
  const at = instantOf(ctx.now);
  const labels = { alertname: `${integration.name} is silent`, ...integration.settings.labels };
  const summary = `Nothing has been received since ${heardAt.toISOString()}; it is expected every ${everyMinutes} minutes.`;
  await decideBatch(ctx, vault, [
    {
      kind: 'notification',
      id: ctx.ids.row(ctx.now),
      receivedAt: ctx.now,
      keyHash,
      integration: integrationId,
      urgency: 0,
      groupHash: hash('sha256', HEARTBEAT),
      findings: [],
      notification: {
        groupKey: HEARTBEAT,
        truncatedAlerts: 0,
        reason: undefined,
        unreadable: [],
        signals: [
          {
            status,
            fingerprint: HEARTBEAT,
            startsAt: at,
            isStartUnknown: true,
            endsAt: status === 'resolved' ? at : undefined,
            labels,
            annotations: status === 'firing' ? { summary } : {},
            generatorUrl: undefined,
          },
        ],
      },
    },
  ]);
}

/** Plans the next check. It runs once per interval, however often the heartbeat is heard. */
export const planSilence = (ctx: CommandContext, integration: IntegrationId, dueAt: Date): void =>
  ctx.due.plan({
    kind: heartbeatSilent,
    key: `${integration}/${dueAt.toISOString()}`,
    subject: { kind: 'integration', id: integration },
    dueAt,
    payload: { integration },
  });
