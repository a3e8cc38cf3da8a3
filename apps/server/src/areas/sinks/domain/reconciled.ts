/** What a sink was found to hold of the places `[from, below)`, beside the tree. Numbers, and the first place of each kind. */
export type Reconciled = {
  readonly from: number;
  readonly below: number;
  readonly held: number;
  /** The same entry more than once, which delivery may do. */
  readonly twice: number;
  /** Places of which nothing is there and nothing was set aside. */
  readonly missing: number;
  readonly firstMissing: number | undefined;
  /** Records that are not the tree's entry of that place, or of no place. */
  readonly altered: number;
  readonly firstAltered: number | undefined;
};
