import type { Kysely } from 'kysely';
import type { EntryId } from '../../kernel/ids.ts';

/** One row of an area's state, and the entry that it says last changed it. */
export type Claim = { readonly id: string; readonly lastEntry: EntryId };

/**
 * What an area's rows say of the ledger. An auditor holds the two against each other, both ways: a row changed behind
 * the ledger's back, or gone, is found (architecture, idea 2).
 */
export type StateClaims = {
  /** `resource.kind` of the entries about these rows. */
  readonly kind: string;
  /** The actions by which such a thing comes to be: each one's resource must have a row. */
  readonly bornBy: readonly string[];
  /** Every action after which the row names its entry. */
  readonly changedBy: readonly string[];
  /** Rows in the order of their ids, from the first after `after`. */
  read(db: Kysely<unknown>, after: string | undefined, limit: number): Promise<readonly Claim[]>;
  existing(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlySet<string>>;
};
