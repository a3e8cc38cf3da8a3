/** What clients (web, CLI) need beyond the route's schema to show a list: `x-list` in the OpenAPI description. */
export type ListDescription = {
  readonly noun: string;
  readonly list: string;
  readonly does: string;
  readonly empty: { readonly says: string; readonly next?: string };
  readonly columns: readonly ListColumn[];
};

/** A table column: which part of an item it shows, and its minimum width. */
export type ListColumn = {
  /** The path within the item: `name`, `holder`, `nextClock.dueAt`. */
  readonly at: string;
  readonly head: string;
  /** Default: plain text. */
  readonly as?: 'person' | 'people' | 'instant' | 'severity' | 'count' | 'words';
  /** Minimum width in characters. Absent: it does not shrink. */
  readonly shrinksTo?: number;
  /** Drop order if the table is too wide, lowest first. Absent: never dropped. */
  readonly dropped?: number;
};
