import { wayOut, type Classified, type UpTo, type WayOut } from '@muster/policy';

/**
 * The outlet to sinks, which others run and search: INTERNAL envelopes. Entry content is above that and does not
 * compile here (GOV 6.1, 6.3).
 */
export const toSinks: WayOut = wayOut('a sink', true);

/** An entry to be sent: its position and leaf hash in the tree, and the signed head that covers it. */
export type SinkRecord = {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  /** The leaf hash, in hex. */
  readonly leaf: string;
  /** The exact bytes that were hashed. */
  readonly entry: Classified<UpTo<'INTERNAL'>, string>;
  /** A C2SP checkpoint of a tree that contains the entry. */
  readonly checkpoint: string;
};

/** A record in the form written to a sink. */
export type WrittenRecord = Omit<SinkRecord, 'entry'> & { readonly entry: string };
