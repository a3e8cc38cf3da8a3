import type { Kysely } from 'kysely';
import { defineService } from '../kernel/services.ts';
import type { ClauseId } from '../kernel/ids.ts';

/** What a clause does not hold for, until when, and whose decision that was. */
export type Waiver = {
  /** The exception that says so; its gate names it in what it records. */
  readonly exception: string;
  readonly clause: ClauseId;
  readonly scope: string;
  readonly expiresAt: Date;
  readonly approval: string;
};

/**
 * The one registry of exceptions, as every gate asks it (GOV 1.2): at each decision anew, at that decision's own instant.
 * `scope` is what the decision is about, by each of its names, such as `slo:ML-SLO-004` and `service:checkout`: an exception
 * for any one of them counts, and so does one for the whole organisation. Undefined: the clause holds.
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
