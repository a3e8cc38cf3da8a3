import type { Kysely } from 'kysely';
import { defineService } from '../kernel/services.ts';
import type { ClauseId } from '../kernel/ids.ts';

/** An exemption from a clause: for what, until when, and by whose decision. */
export type Waiver = {
  /** The exception it comes from; gates name it in what they record. */
  readonly exception: string;
  readonly clause: ClauseId;
  readonly scope: string;
  readonly expiresAt: Date;
  readonly approval: string;
};

/**
 * The registry of exceptions, which every gate queries (GOV 1.2), at each decision and for that decision's timestamp.
 * `scope` lists what the decision is about, by each of its names, such as `slo:ML-SLO-004` and `service:checkout`: an
 * exception for any of them applies, and so does one for the whole organisation. Undefined: the clause applies.
 */
export interface Waivers {
  waiverFor(
    db: Kysely<unknown>,
    clause: ClauseId,
    scope: string | readonly string[],
    now: Date,
  ): Promise<Waiver | undefined>;
}

export const waiversService = defineService<Waivers>('platform.waivers');
