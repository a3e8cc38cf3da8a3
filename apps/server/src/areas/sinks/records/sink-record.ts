/** An entry on its way out: its place and leaf hash in the tree, and the signed head that covers it. */
export type SinkRecord = {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  /** The leaf's hash, in hex. */
  readonly leaf: string;
  /** The exact bytes that were hashed. */
  readonly entry: string;
  /** A C2SP checkpoint of a tree that holds the entry. */
  readonly checkpoint: string;
};
