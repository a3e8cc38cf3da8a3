/** What a face needs beside the route's own schema to offer a verb: `x-verb` in the description of the API. */
export type VerbDescription = {
  readonly noun: string;
  readonly verb: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly does: string;
  readonly done: string;
  readonly next?: string;
  /** The permission by which a session says beforehand whether one may; absent where the thing's own answer says it. */
  readonly permission?: string;
  readonly versioned?: true;
  readonly seen?: true;
  readonly confirms?: true;
  readonly danger?: true;
  /** The parts of its answer that are shown once. */
  readonly secrets?: readonly string[];
};
