import { randomInt } from 'node:crypto';

const WORDS =
  'amber birch cedar delta ember fjord grove harbour island juniper kelp lagoon meadow north otter pebble'.split(' ');
const HOW_MANY = 4;

/** Four words and a number: easy to type, and good enough for one run on one machine. */
export function newPassword(): string {
  const words = Array.from({ length: HOW_MANY }, () => WORDS[randomInt(WORDS.length)]);
  return `${words.join('-')}-${randomInt(1000, 10_000)}`;
}
