import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { readRegistryTask } from '../plan-reading.ts';
import type { Registries } from '../registries.ts';
import { readRegistryNow } from './read-registry.ts';

export const registerRegistryReactions =
  (parts: Registries) =>
  (registry: DueRegistry): void =>
    registry.onTask(readRegistryTask, async ({ payload }) => readRegistryNow(parts, asId(payload.registry)));
