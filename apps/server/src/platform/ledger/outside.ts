/** What a party outside the database's trust currently attests about the ledger's heads. */
export type OutsideView = {
  readonly anchor: string;
  readonly kind: string;
  readonly says: 'agrees' | 'contradicts' | 'silent';
  /** The size it had vouched for before this query: it has not seen later entries. */
  readonly upTo: number;
  readonly words?: string;
  /** Signed heads that it keeps or returned, to compare with the entries. */
  readonly heads: readonly string[];
};
