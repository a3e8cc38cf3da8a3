/** What a review came to: the document stays as it is, or it is to be changed. */
export const reviewOutcomes = ['unchanged', 'changes-needed'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
