import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * Whether somebody who knows the common passwords, keyboards, dates and `known` words would guess this password soon, and by
 * whom (NIST SP 800-63B 3.1.1.2: a list of what is commonly used or expected). zxcvbn counts how many guesses come before it.
 * The list is read when it is first needed; reading it takes a tenth of a second and some 30 MB.
 */
export async function easilyGuessed(
  password: string,
  known: readonly string[],
): Promise<'who-knows-its-owner' | 'everybody' | undefined> {
  const { sequence, score } = (await (guesser ??= openGuesser())).check(password, [...known]);
  if (score === UNGUESSABLE) return undefined;
  return sequence.some(isOfOwner) ? 'who-knows-its-owner' : 'everybody';
}

let guesser: Promise<ZxcvbnFactory> | undefined;

async function openGuesser(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({ dictionary, graphs: adjacencyGraphs });
}

/** The best of zxcvbn's marks: ten thousand million guesses or more, too many for whoever has stolen a bcrypt hash. */
const UNGUESSABLE = 4;

/** A repetition holds what is repeated. */
const isOfOwner = ({ dictionaryName, baseMatches }: MatchExtended): boolean =>
  dictionaryName === 'userInputs' || (Array.isArray(baseMatches) && (baseMatches as MatchExtended[]).some(isOfOwner));
