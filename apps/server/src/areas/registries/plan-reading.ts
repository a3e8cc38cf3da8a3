import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { RegistryId } from './domain/registry.ts';
import { readRegistryTask } from './due-kinds.ts';

/** Reads it again in a minute. Planned already, it stays as it is. */
export function planReading(ctx: Pick<CommandContext, 'due' | 'now'>, registry: RegistryId): void {
  ctx.due.plan({
    kind: readRegistryTask,
    key: `${registry} ${ctx.now.toISOString()}`,
    subject: { kind: 'model-registry', id: registry },
    dueAt: addMinutes(ctx.now, 1),
    payload: { registry },
  });
}
