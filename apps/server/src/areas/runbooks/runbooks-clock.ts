import type { Clock } from '../../kernel/clock.ts';
import { defineService } from '../../kernel/services.ts';

/** The clock that says whether a delegation still stands, and whether a drill is stale. */
export const runbooksClock = defineService<Clock>('runbooks.clock');
