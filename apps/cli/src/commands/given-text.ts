import type { Shell } from '../shell.ts';

/** A text as it was given, or from standard input where it was given as `-`. */
export const givenText = async (
  given: string | undefined,
  { input }: Pick<Shell, 'input'>,
): Promise<string | undefined> => (given === '-' ? (await input.readAll()).trim() : given);
