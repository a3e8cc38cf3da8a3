import type { Id, IncidentId } from '../../../kernel/ids.ts';

export type AnchorId = Id<'anchor'>;

/**
 * A witness (C2SP, such as a second Muster) cosigns heads after it has seen that each extends the last; a time-stamping
 * authority (RFC 3161) dates them; a bucket with Object Lock keeps each as an object that nobody can take back.
 */
export type AnchorKind = 'witness' | 'time-stamp' | 'locked-object';

/** Something outside of the database's trust that vouches for the ledger's heads. */
export type Anchor = {
  readonly id: AnchorId;
  readonly name: string;
  readonly kind: AnchorKind;
  readonly url: string;
  /** A witness's key line. */
  readonly key: string | undefined;
  /** The sink whose bucket heads are locked in. */
  readonly sink: string | undefined;
  /** The newest head that it vouched for, and when. */
  readonly size: number;
  readonly markedAt: Date | undefined;
  readonly problem: string | undefined;
  /** Since when what it has seen contradicts this ledger. */
  readonly contradictedAt: Date | undefined;
  /** The incident by which somebody was paged for it, and when. */
  readonly alarmIncident: IncidentId | undefined;
  readonly alarmToldAt: Date | undefined;
  readonly version: number;
  /** When it was connected, or last acted on. */
  readonly lastInstant: Date;
};

/** What an anchor gave for a head: the cosigned checkpoint, a time stamp's answer in base64, or the object and its version. */
export type Mark = { readonly size: number; readonly proof: string };

/** It, and the head that it is of. */
export type MarkedHead = Mark & { readonly checkpoint: string };

/** Why an anchor did not vouch: it is silent, or what it has seen is another history than this. */
export type Refusal = { readonly words: string; readonly contradicts: boolean };

export const silent = (words: string): Refusal => ({ words, contradicts: false });
export const contradicts = (words: string): Refusal => ({ words, contradicts: true });
