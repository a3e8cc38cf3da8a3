import { endException } from './commands/end-exception.ts';
import { renewException } from './commands/renew-exception.ts';

/** The verbs on one exception. */
export const verbsOnException = [renewException, endException] as const;
