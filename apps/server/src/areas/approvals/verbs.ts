import { approve } from './commands/approve.ts';
import { decline } from './commands/decline.ts';
import { remind } from './commands/remind.ts';
import { withdraw } from './commands/withdraw.ts';

/** The verbs on one request. */
export const verbsOnApproval = [approve, decline, withdraw, remind] as const;
