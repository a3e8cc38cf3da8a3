/** What a ticket's status means for the action item: to do, done, or will not be done. */
export const sides = ['open', 'done', 'dropped'] as const;
export type Side = (typeof sides)[number];

/** The statuses of a tracker by meaning. The first of each that can be reached is the one Muster sets. */
export type StatusMap = Readonly<Record<Side, readonly string[]>>;

/** GitHub has few statuses: closed as completed, as not planned, or as a duplicate. */
export const githubStatuses: StatusMap = {
  open: ['open'],
  done: ['closed:completed'],
  dropped: ['closed:not_planned', 'closed:duplicate'],
};

/** In Jira, names are free and each belongs to a category. */
export const jiraStatuses: StatusMap = {
  open: ['category:new', 'category:indeterminate'],
  done: ['category:done'],
  dropped: ['Won’t do', 'Won’t fix', "Won't do", "Won't fix", 'Cancelled', 'Canceled', 'Declined', 'Rejected'],
};

/** The meaning of a ticket's statuses, most specific first; undefined if none is mapped. */
export function sideOf(map: StatusMap, statuses: readonly string[]): Side | undefined {
  for (const status of statuses) {
    const side = sides.find((each) => map[each].some((known) => isSame(known, status)));
    if (side !== undefined) return side;
  }
  return undefined;
}

/** Splits `To do, In progress` into a list. */
export const listed = (words: string): readonly string[] =>
  [...new Set(words.split(',').map((each) => each.trim()))].filter((each) => each !== '');

/** A status with two meanings, if there is one. */
export const ambiguousIn = (map: StatusMap): string | undefined =>
  sides.flatMap((side) => map[side]).find((status, at, all) => all.findIndex((other) => isSame(other, status)) !== at);

export const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
