import { endException } from './commands/end-exception.ts';
import { renewException } from './commands/renew-exception.ts';

/** What is done to one exception. */
export const verbsOnException = [renewException, endException] as const;
