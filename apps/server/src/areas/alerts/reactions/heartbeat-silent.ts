import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { silenceOf } from '../domain/heartbeat.ts';
import { planSilence, tellSilence } from '../intake/hear-beat.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { findHeartbeat } from '../store/heartbeats.ts';

/**
 * A heartbeat is due: if it was heard meanwhile, the next check is planned; otherwise its silence becomes an alert
 * until it is heard.
 */
export async function judgeSilence(
  ctx: CommandContext,
  integration: string,
  dueAt: Date,
): Promise<DeadlineOutcome | undefined> {
  const beat = await findHeartbeat(ctx.tx, { integration });
  if (beat === undefined) return voided(ownWords('its integration was removed'));
  if (beat.isSilent) return voided(ownWords('it is already silent'));
  const silence = silenceOf(beat, { dueAt, now: ctx.now });
  if (silence === 'silent') await tellSilence(ctx, ctx.use(alertReadsService).vault, beat, 'firing');
  else planSilence(ctx, beat.integrationId, silence.waitUntil);
  return undefined;
}
