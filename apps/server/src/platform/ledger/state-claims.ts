import type { Kysely } from 'kysely';
import type { EntryId } from '../../kernel/ids.ts';
import type { Envelope } from './envelope.ts';

/** One row of an area's state, and the entry that it says last changed it. */
export type Claim = {
  readonly id: string;
  readonly lastEntry: EntryId;
  /** `resource.id` of the entries about the row. */
  readonly under: string;
  /** The row itself, for what an entry says of it. */
  readonly columns: Readonly<Record<string, unknown>>;
};

/** One thing of a row that only some actions change: the newest entry of those tells it, whatever came after. */
export type Lasting = {
  readonly actions: readonly string[];
  agrees(columns: Claim['columns'], newest: Envelope): boolean;
};

/**
 * What an area's rows say of the ledger. An auditor holds the two against each other, both ways: a row changed behind
 * the ledger's back, or gone, is found (architecture, idea 2).
 */
export type StateClaims = {
  /** What such a row is called where one is named. */
  readonly kind: string;
  /** The actions by which such a thing comes to be: each one that an entry speaks of must have a row. */
  readonly bornBy: readonly string[];
  /** Every action after which the row names its entry. */
  readonly changedBy: readonly string[];
  /** Actions on something larger, the id of which is in a column: a row that they swept over names their entry, as a
   * member's suspension ends sessions. */
  readonly sweptBy: { readonly actions: readonly string[]; readonly column: string } | undefined;
  /** Where the entries of `changedBy` are found: by `resource`, and by the field of their data that holds the row's id. */
  readonly entries: { readonly resource: string; readonly field?: string };
  /** The rows that an entry of `bornBy` or `changedBy` speaks of. */
  rowsOf(entry: Envelope): readonly string[];
  /** Whether the row is as the entry that it names left it, as far as entries tell. */
  agrees(columns: Claim['columns'], entry: Envelope): boolean;
  /** What the row still holds of entries older than the one that it names. */
  readonly lasting: readonly Lasting[];
  /** Rows in the order of their ids, from the first after `after`. */
  read(db: Kysely<unknown>, after: string | undefined, limit: number): Promise<readonly Claim[]>;
  existing(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlySet<string>>;
};
