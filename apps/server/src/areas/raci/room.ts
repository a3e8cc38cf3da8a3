import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';
import type { Verb } from '../../platform/verbs/verb.ts';

/** What this area depends on: the clock and every declared verb, as a function because areas are composed together. */
export type RaciRoom = { readonly clock: Clock; readonly verbs: () => readonly Verb[] };

export const raciRoom = defineService<RaciRoom>('raci.room');

export type RaciReader = Reader & { readonly use: UseService; readonly now: Date };

/** A reader at the current instant. */
export const raciReader = (use: UseService): RaciReader => ({
  ...use(readerService)(),
  use,
  now: use(raciRoom).clock.now(),
});
