import { parentPort } from 'node:worker_threads';
import type { MatchExtended } from '@zxcvbn-ts/core';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { GuessedBy, Question } from './easily-guessed.ts';

/** Estimates guesses outside the server's main thread: an adversarial password takes up to a quarter of a second. */
const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

parentPort?.on('message', ({ id, password, known }: Question) => {
  const { sequence, score } = guesser.check(password, [...known]);
  const guessedBy: GuessedBy =
    score === UNGUESSABLE ? undefined : sequence.some(isOfOwner) ? 'who-knows-its-owner' : 'everybody';
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, guessedBy });
});

/**
 * zxcvbn's best score: ten thousand million (10^10) guesses or more, too many for somebody who has stolen a bcrypt
 * hash.
 */
const UNGUESSABLE = 4;

/** A repetition contains the matches of what it repeats. */
function isOfOwner({ dictionaryName, baseMatches }: MatchExtended): boolean {
  return (
    dictionaryName === 'userInputs' || (Array.isArray(baseMatches) && (baseMatches as MatchExtended[]).some(isOfOwner))
  );
}
