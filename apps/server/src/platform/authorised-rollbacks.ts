import type { Kysely } from 'kysely';
import { defineService } from '../kernel/services.ts';

/** What was let go back to an earlier version by whoever may (GOV 2.3), as other rooms ask about it. */
export interface AuthorisedRollbacks {
  /** The rollback of that target which was approved and is not over; undefined where nobody approved one. */
  underWay(db: Kysely<unknown>, target: string): Promise<string | undefined>;
}

export const authorisedRollbacks = defineService<AuthorisedRollbacks>('platform.authorised-rollbacks');
