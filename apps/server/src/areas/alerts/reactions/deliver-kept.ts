import { hash } from 'node:crypto';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Arrival } from '../intake/arrival.ts';
import { decideBatch } from '../intake/decide-batch.ts';
import { readAs } from '../intake/sources/read-as.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { keyHashOf, readIntegration } from '../store/integrations.ts';
import { findKept, renameKept } from '../store/kept-deliveries.ts';

/** Delivers what was kept as if its sender sent it now: under the current mapping, rules and suppressions. */
export async function deliverAgain(
  ctx: CommandContext,
  integrationId: string,
  delivery: string,
): Promise<DeadlineOutcome | undefined> {
  const integration = await readIntegration(ctx.tx, asId(integrationId));
  const [keyHash, kept] = [
    await keyHashOf(ctx.tx, integrationId),
    await findKept(ctx.tx, { integrationId, id: delivery }),
  ];
  if (integration === undefined || keyHash === undefined || kept === undefined)
    return voided(ownWords('its integration was removed, or the delivery is no longer kept'));
  const id = ctx.ids.row(ctx.now);
  await renameKept(ctx.tx, { integrationId, id: delivery }, id);
  const came = { id, receivedAt: ctx.now, keyHash, integration: integration.id, isKept: true } as const;
  const { notification, body } = kept.told;
  const read =
    notification === undefined ? readAs(integration)(body, ctx.now) : ({ ok: true, value: notification } as const);
  const arrival: Arrival = read.ok
    ? {
        ...came,
        kind: 'notification',
        urgency: 0,
        groupHash: hash('sha256', read.value.groupKey),
        notification: read.value,
        findings: [],
      }
    : { ...came, kind: 'refused', urgency: 2, problems: read.error };
  await decideBatch(ctx, ctx.use(alertReadsService).vault, [arrival]);
  return undefined;
}
