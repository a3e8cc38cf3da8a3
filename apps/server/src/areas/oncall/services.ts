import type { Clock } from '../../kernel/clock.ts';
import { defineService } from '../../kernel/services.ts';

/** The clock for queries that depend on the time, such as who is on call. */
export const onCallClock = defineService<Clock>('oncall.clock');
