import type { ClauseId, RulingId } from '../vocabulary.ts';

/** Something in a valid policy that its readers should know: it is followed as the ruling says. */
export type PolicyFinding = {
  clause: ClauseId;
  /** `warning`: the document contradicts itself or leaves a blank. `note`: it is silent, vague or behind its time. */
  weight: 'warning' | 'note';
  message: string;
  ruling: RulingId | null;
};
