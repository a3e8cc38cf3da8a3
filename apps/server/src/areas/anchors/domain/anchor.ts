import type { Id } from '../../../kernel/ids.ts';

export type AnchorId = Id<'anchor'>;

/** A witness (C2SP) cosigns heads after it has seen that each extends the last; a time-stamping authority (RFC 3161) dates them. */
export type AnchorKind = 'witness' | 'time-stamp';

/** Something outside of the database's trust that vouches for the ledger's heads. */
export type Anchor = {
  readonly id: AnchorId;
  readonly name: string;
  readonly kind: AnchorKind;
  readonly url: string;
  /** A witness's key line. */
  readonly key: string | undefined;
  /** The newest head that it vouched for, and when. */
  readonly size: number;
  readonly markedAt: Date | undefined;
  readonly problem: string | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** What an anchor gave for a head: the cosigned checkpoint, or a time stamp's answer in base64. */
export type Mark = { readonly size: number; readonly proof: string };
