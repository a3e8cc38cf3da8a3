import type { ClauseId, RulingId } from '../vocabulary.ts';

/** Something in a valid policy that its readers should know: the policy is followed as the ruling says. */
export type PolicyFinding = {
  clause: ClauseId;
  /** `warning`: the document contradicts itself or leaves a blank. `note`: it is silent, vague or outdated. */
  weight: 'warning' | 'note';
  message: string;
  ruling: RulingId | null;
  /** Present if somebody must act on it rather than just know: who, and on which page if any. */
  act?: { who: string; page?: string };
};
