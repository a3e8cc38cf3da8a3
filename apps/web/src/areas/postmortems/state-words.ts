type Standing = { readonly state: string; readonly isLate: boolean };

const words: Readonly<Record<string, string>> = {
  none: 'none',
  owed: 'not started',
  draft: 'draft',
  'in-review': 'in review',
  published: 'published',
};

/** A postmortem's state in a word or two. */
export const stateWords = ({ state, isLate }: Standing): string =>
  `${words[state] ?? state}${isLate ? (state === 'published' ? ', late' : ', overdue') : ''}`;
