/** What a ticket's status says of the action item: it is to be done, it is done, or nobody will do it. */
export const sides = ['open', 'done', 'dropped'] as const;
export type Side = (typeof sides)[number];

/** Which statuses of a tracker mean what. The first of each is the one that Muster sets, as far as it can be set. */
export type StatusMap = Readonly<Record<Side, readonly string[]>>;

/** GitHub has few: closed as completed, as not planned, or as a duplicate. */
export const githubStatuses: StatusMap = {
  open: ['open'],
  done: ['closed:completed'],
  dropped: ['closed:not_planned', 'closed:duplicate'],
};

/** In Jira names are free, and each is of a category. */
export const jiraStatuses: StatusMap = {
  open: ['category:new', 'category:indeterminate'],
  done: ['category:done'],
  dropped: ['Won’t do', 'Won’t fix', "Won't do", "Won't fix", 'Cancelled', 'Canceled', 'Declined', 'Rejected'],
};

/** What a ticket says that is known by these statuses, the most particular first; undefined where none of them is mapped. */
export function sideOf(map: StatusMap, statuses: readonly string[]): Side | undefined {
  for (const status of statuses) {
    const side = sides.find((each) => map[each].some((known) => isSame(known, status)));
    if (side !== undefined) return side;
  }
  return undefined;
}

/** `To do, In progress` as what it lists. */
export const listed = (words: string): readonly string[] =>
  [...new Set(words.split(',').map((each) => each.trim()))].filter((each) => each !== '');

/** A status that would mean two things. */
export const ambiguousIn = (map: StatusMap): string | undefined =>
  sides.flatMap((side) => map[side]).find((status, at, all) => all.findIndex((other) => isSame(other, status)) !== at);

export const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
