import type { CommandContext } from '../../../platform/commands/context.ts';
import { deliverKept } from '../due-kinds.ts';
import type { Integration } from '../domain/integration.ts';
import { newKept, type Told } from '../store/kept-deliveries.ts';

/** Puts something by, to be delivered then as if its sender sent it. */
export async function planDelivery(
  ctx: CommandContext,
  { id: integrationId }: Pick<Integration, 'id'>,
  told: Told,
  dueAt: Date = ctx.now,
): Promise<void> {
  const id = ctx.ids.row(ctx.now);
  await newKept([{ integrationId, id, receivedAt: ctx.now, told }])?.execute(ctx.tx);
  ctx.due.plan({
    kind: deliverKept,
    key: id,
    subject: { kind: 'integration', id: integrationId },
    dueAt,
    payload: { integration: integrationId, delivery: id },
  });
}
