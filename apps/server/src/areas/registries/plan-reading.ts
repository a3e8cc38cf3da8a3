import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { RegistryId } from './domain/registry.ts';
import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Plans the next reading in a minute. */
export function planReading(ctx: Pick<CommandContext, 'due' | 'now'>, registry: RegistryId): void {
  ctx.due.plan({
    kind: readRegistryTask,
    key: `${registry} ${ctx.now.toISOString()}`,
    subject: { kind: 'model-registry', id: registry },
    dueAt: addMinutes(ctx.now, 1),
    payload: { registry },
  });
}

/** Reads a whole registry. Idempotent. */
export const readRegistryTask = defineTask({
  name: 'registries.read',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [5, 15, 30],
  payload: Type.Object({ registry: Type.String({ format: 'uuid' }) }),
});
