import type { Clock } from '../../../kernel/clock.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';

/** The clock for deciding whether a detector is muted now. */
export const detectionClock = defineService<Clock>('detection.clock');

export type DetectionReader = Reader & { readonly now: Date };

export const detectionReader = (use: UseService): DetectionReader => ({
  ...use(readerService)(),
  now: use(detectionClock).now(),
});
