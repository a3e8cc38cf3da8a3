import { endException } from './commands/end-exception.ts';
import { renewException } from './commands/renew-exception.ts';

export const verbsOnException = [renewException, endException] as const;
