import type { DueRegistry } from '../../platform/worker/registry.ts';
import { atBoundary } from './boundaries.ts';
import { pathStep, scheduleBoundary } from './due-kinds.ts';
import { stepOn } from './paths/step-on.ts';

/** Registers this area's deadline handlers. */
export function registerOnCallReactions(registry: DueRegistry): void {
  registry.onDeadline(scheduleBoundary, async (ctx, row) => atBoundary(ctx, row.payload));
  registry.onDeadline(pathStep, async (ctx, row) => stepOn(ctx, row.payload));
}
