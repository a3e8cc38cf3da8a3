import type { Clock } from '../../kernel/clock.ts';
import { defineService } from '../../kernel/services.ts';

/** The time, for questions that depend on it: who is on call does. */
export const onCallClock = defineService<Clock>('oncall.clock');
