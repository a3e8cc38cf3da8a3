import type { Clock } from '../../../kernel/clock.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';

/** The clock for reading objectives. */
export const sloClock = defineService<Clock>('slo.clock');

export type SloReader = Reader & { readonly now: Date; readonly use: UseService };

export const sloReader = (use: UseService): SloReader => ({
  ...use(readerService)(),
  now: use(sloClock).now(),
  use,
});
