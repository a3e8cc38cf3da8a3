import type { ClauseId, RulingId } from '../vocabulary.ts';

/** Something in a valid policy that its readers should know: it is followed as the ruling says. */
export type PolicyFinding = {
  clause: ClauseId;
  /** `warning`: the document contradicts itself or leaves a blank. `note`: it is silent, vague or behind its time. */
  weight: 'warning' | 'note';
  message: string;
  ruling: RulingId | null;
  /** Where somebody must do something about it, rather than know how the document is read: who, and on which page if on any. */
  act?: { who: string; page?: string };
};
