import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { deliverToSink, reconcileSink } from '../due-kinds.ts';
import type { Sinks } from '../sinks.ts';
import { deliverNow } from './deliver-now.ts';
import { reconcileNow } from './reconcile-now.ts';

export const registerSinkReactions =
  (parts: Sinks) =>
  (registry: DueRegistry): void => {
    registry.onTask(deliverToSink, async ({ payload }) => deliverNow(parts, asId(payload.sink)));
    registry.onTask(reconcileSink, async ({ payload }) => reconcileNow(parts, asId(payload.sink)));
  };
