import { applyBreakGlass } from './commands/apply.ts';
import { approveBreakGlass } from './commands/approve.ts';
import { declineBreakGlass } from './commands/decline.ts';
import { reviewBreakGlass } from './commands/review.ts';

/** What may be done to one emergency change, in the order of its life. */
export const verbsOnEmergency = [approveBreakGlass, declineBreakGlass, applyBreakGlass, reviewBreakGlass] as const;
