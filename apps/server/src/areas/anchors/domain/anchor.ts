import type { Id, IncidentId } from '../../../kernel/ids.ts';

export type AnchorId = Id<'anchor'>;

/**
 * A witness (C2SP, such as a second Muster) cosigns a head after verifying that it extends the last; a time-stamping
 * authority (RFC 3161) dates heads; a bucket with Object Lock keeps each head as an object that cannot be deleted.
 */
export type AnchorKind = 'witness' | 'time-stamp' | 'locked-object';

/** A party outside the database's trust boundary that vouches for the ledger's heads. */
export type Anchor = {
  readonly id: AnchorId;
  readonly name: string;
  readonly kind: AnchorKind;
  readonly url: string;
  /** A witness's key line. */
  readonly key: string | undefined;
  /** The sink in whose bucket heads are locked. */
  readonly sink: string | undefined;
  /** The newest head it vouched for, and when. */
  readonly size: number;
  readonly markedAt: Date | undefined;
  readonly problem: string | undefined;
  /** When it first reported a head that contradicts this ledger. */
  readonly contradictedAt: Date | undefined;
  /** The incident that paged somebody about it, and when. */
  readonly alarmIncident: IncidentId | undefined;
  readonly alarmToldAt: Date | undefined;
  readonly version: number;
  /** When it was connected or last changed. */
  readonly lastInstant: Date;
};

/**
 * What an anchor returned for a head: the cosigned checkpoint, the time-stamp reply in base64, or the object and its
 * version.
 */
export type Mark = { readonly size: number; readonly proof: string };

/** A mark and the head it is for. */
export type MarkedHead = Mark & { readonly checkpoint: string };

/** Why an anchor did not vouch: no answer, or it has seen a different history. */
export type Refusal = { readonly words: string; readonly contradicts: boolean };

export const silent = (words: string): Refusal => ({ words, contradicts: false });
export const contradicts = (words: string): Refusal => ({ words, contradicts: true });
