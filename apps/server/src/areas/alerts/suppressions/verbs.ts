import { endSuppression } from '../commands/end-suppression.ts';

/** What can be done with what is held back. */
export const verbsOnSuppression = [endSuppression];
