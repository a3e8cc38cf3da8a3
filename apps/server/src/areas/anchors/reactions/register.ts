import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import type { Anchors } from '../anchors.ts';
import { markAnchor } from '../plan-mark.ts';
import { markNow } from './mark-now.ts';

export const registerAnchorReactions =
  (parts: Anchors) =>
  (registry: DueRegistry): void =>
    registry.onTask(markAnchor, async ({ payload }) => markNow(parts, asId(payload.anchor)));
