/** Outcome of a review: the document stays as it is, or needs changes. */
export const reviewOutcomes = ['unchanged', 'changes-needed'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
