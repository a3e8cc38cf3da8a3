import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';

/** This area's dependencies besides the transaction. */
export type ModelsRoom = { readonly clock: Clock; readonly dataKeys: DataKeys; readonly ring: KeyRing };

export const modelsRoom = defineService<ModelsRoom>('models.room');

export type ModelsReader = Reader & ModelsRoom & { readonly now: Date };

export const modelsReader = (use: UseService): ModelsReader => {
  const room = use(modelsRoom);
  return { ...use(readerService)(), ...room, now: room.clock.now() };
};
