import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { readPrometheus } from '../plan-reading.ts';
import type { Feeds } from '../feeds.ts';
import { readFeedNow } from './read-prometheus.ts';

export const registerFeedReactions =
  (parts: Feeds) =>
  (registry: DueRegistry): void =>
    registry.onTask(readPrometheus, async ({ payload }) => readFeedNow(parts, asId(payload.feed)));
