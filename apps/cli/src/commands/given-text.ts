import type { Shell } from '../shell.ts';

/** The given text, or stdin for `-`. */
export const givenText = async (
  given: string | undefined,
  { input }: Pick<Shell, 'input'>,
): Promise<string | undefined> => (given === '-' ? (await input.readAll()).trim() : given);
