import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';

export const clockService = defineService<Clock>('classification.clock');

/** A place to read from, at this moment. */
export const dataReader = (use: UseService): Reader & { readonly now: Date } => ({
  ...use(readerService)(),
  now: use(clockService).now(),
});
