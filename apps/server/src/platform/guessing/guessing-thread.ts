import { parentPort } from 'node:worker_threads';
import type { MatchExtended } from '@zxcvbn-ts/core';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { GuessedBy, Question } from './easily-guessed.ts';

/** Counts guesses beside the server's own thread: a password of its writer's choice takes up to a quarter of a second. */
const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

parentPort?.on('message', ({ id, password, known }: Question) => {
  const { sequence, score } = guesser.check(password, [...known]);
  const guessedBy: GuessedBy =
    score === UNGUESSABLE ? undefined : sequence.some(isOfOwner) ? 'who-knows-its-owner' : 'everybody';
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, guessedBy });
});

/** The best of zxcvbn's marks: ten thousand million guesses or more, too many for whoever has stolen a bcrypt hash. */
const UNGUESSABLE = 4;

/** A repetition holds what is repeated. */
function isOfOwner({ dictionaryName, baseMatches }: MatchExtended): boolean {
  return (
    dictionaryName === 'userInputs' || (Array.isArray(baseMatches) && (baseMatches as MatchExtended[]).some(isOfOwner))
  );
}
