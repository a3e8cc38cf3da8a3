import { approve } from './commands/approve.ts';
import { decline } from './commands/decline.ts';
import { withdraw } from './commands/withdraw.ts';

/** What is done to one request. */
export const verbsOnApproval = [approve, decline, withdraw] as const;
