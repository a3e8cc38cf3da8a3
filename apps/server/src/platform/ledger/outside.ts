/** What something outside of the database's trust says of the ledger's heads, asked at this moment. */
export type OutsideView = {
  readonly anchor: string;
  readonly kind: string;
  readonly says: 'agrees' | 'contradicts' | 'silent';
  /** The size that it had vouched for before it was asked: what came later it has not seen. */
  readonly upTo: number;
  readonly words?: string;
  /** Signed heads that it keeps or gave, to be compared with the entries. */
  readonly heads: readonly string[];
};
