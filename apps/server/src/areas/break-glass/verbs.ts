import { applyBreakGlass } from './commands/apply.ts';
import { approveBreakGlass } from './commands/approve.ts';
import { declineBreakGlass } from './commands/decline.ts';
import { reviewBreakGlass } from './commands/review.ts';

/** In the order of its life cycle. */
export const verbsOnEmergency = [approveBreakGlass, declineBreakGlass, applyBreakGlass, reviewBreakGlass] as const;
