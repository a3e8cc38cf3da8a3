import type { CommandContext } from '../../../platform/commands/context.ts';
import { deliverKept } from '../due-kinds.ts';
import type { Integration } from '../domain/integration.ts';
import { newKept, type Told } from '../store/kept-deliveries.ts';

/** Stores a notification to be delivered at `dueAt` as if its sender had sent it then. */
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
