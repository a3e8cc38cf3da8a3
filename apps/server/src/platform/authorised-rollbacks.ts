import type { Kysely } from 'kysely';
import { defineService } from '../kernel/services.ts';

/** Rollbacks that were authorised (GOV 2.3), for other areas to query. */
export interface AuthorisedRollbacks {
  /** The approved rollback of this target that has not ended; undefined if there is none. */
  underWay(db: Kysely<unknown>, target: string): Promise<string | undefined>;
}

export const authorisedRollbacks = defineService<AuthorisedRollbacks>('platform.authorised-rollbacks');
