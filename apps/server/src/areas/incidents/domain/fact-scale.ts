import type { FactQuestion } from '@muster/policy';
import type { Facts } from './facts.ts';

type Known = Facts[string];

/** How bad an answer is, comparable with others to the same question; choices are listed mildest first (R26). */
export function badnessOf(asked: FactQuestion, answer: Known): number {
  switch (asked.kind) {
    case 'choice':
      return asked.choices.indexOf(String(answer));
    case 'yes-no':
      return answer === asked.worse ? 1 : 0;
    case 'share':
    case 'minutes':
      return Number(answer);
  }
}

/**
 * Sample answers sufficient for any comparison: if any answer satisfies it, one of these does. The mildest, the worst,
 * and those `between` that a rule or a reporter names.
 */
export function pointsOf(asked: FactQuestion, between: readonly unknown[]): readonly Known[] {
  const numbers = between.filter((point) => typeof point === 'number');
  switch (asked.kind) {
    case 'choice':
      return asked.choices;
    case 'yes-no':
      return [false, true];
    case 'share':
      return [0, ...numbers, 1];
    case 'minutes':
      return [0, ...numbers, Number.POSITIVE_INFINITY];
  }
}
