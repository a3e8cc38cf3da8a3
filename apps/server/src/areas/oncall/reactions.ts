import type { DueRegistry } from '../../platform/worker/registry.ts';
import { pathStep } from './due-kinds.ts';
import { stepOn } from './paths/step-on.ts';

/** What time does to escalations. */
export function registerOnCallReactions(registry: DueRegistry): void {
  registry.onDeadline(pathStep, async (ctx, row) => stepOn(ctx, row.payload));
}
