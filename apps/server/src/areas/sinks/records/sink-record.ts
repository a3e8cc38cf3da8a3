import { wayOut, type Classified, type UpTo, type WayOut } from '@muster/policy';

/**
 * What sinks are sent, which others run and search: envelopes, which are INTERNAL. The content of entries is above that and
 * does not compile here (GOV 6.1, 6.3).
 */
export const toSinks: WayOut = wayOut('a sink', true);

/** An entry on its way out: its place and leaf hash in the tree, and the signed head that covers it. */
export type SinkRecord = {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  /** The leaf's hash, in hex. */
  readonly leaf: string;
  /** The exact bytes that were hashed. */
  readonly entry: Classified<UpTo<'INTERNAL'>, string>;
  /** A C2SP checkpoint of a tree that holds the entry. */
  readonly checkpoint: string;
};

/** A record as it is written for a sink. */
export type WrittenRecord = Omit<SinkRecord, 'entry'> & { readonly entry: string };
