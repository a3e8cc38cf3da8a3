import { anywhere } from '../../../platform/database/like-words.ts';

/**
 * Finds a label as it stands in the JSON that an alert's labels are kept as. Quotes within a value are escaped there, so that
 * nothing else reads so.
 */
export const labelPattern = (name: string, value: string): string =>
  anywhere(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
