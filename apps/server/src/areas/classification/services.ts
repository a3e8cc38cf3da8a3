import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';

export const clockService = defineService<Clock>('classification.clock');

/** The dependencies for reading at this moment. */
export const dataReader = (use: UseService): Reader & { readonly now: Date } => ({
  ...use(readerService)(),
  now: use(clockService).now(),
});
