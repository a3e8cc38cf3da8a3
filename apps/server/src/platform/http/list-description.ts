/** What a face needs beside the route's own schema to show a list: `x-list` in the description of the API. */
export type ListDescription = {
  readonly noun: string;
  readonly list: string;
  readonly does: string;
  readonly empty: { readonly says: string; readonly next?: string };
  readonly columns: readonly ListColumn[];
};

/** One column of a table: which part of an item it shows, and how wide it has to stay. */
export type ListColumn = {
  /** Where in the item: `name`, `holder`, `nextClock.dueAt`. */
  readonly at: string;
  readonly head: string;
  /** Text as it is unless said otherwise. */
  readonly as?: 'person' | 'people' | 'instant' | 'severity' | 'count' | 'words';
  /** How narrow it may become, in characters. Absent: it keeps its width. */
  readonly shrinksTo?: number;
  /** Left out where the table is too wide; the lowest goes first. Absent: it stays. */
  readonly dropped?: number;
};
