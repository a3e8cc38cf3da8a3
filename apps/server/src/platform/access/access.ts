import type { Permission } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { Policies } from './policies.ts';
import { defineService } from '../../kernel/services.ts';

/** A database handle for reading, and the policies to judge with. */
export type Reader = { readonly db: Kysely<unknown>; readonly policies: Policies };

/** For queries: a database handle, and the policies at the time of the call. */
export const readerService = defineService<() => Reader>('platform.reader');

/**
 * Who may do what, as implemented by the area that knows people (`identity`). Declared here, so that the platform can
 * enforce permissions on every declared verb without depending on an area.
 */
export interface Access {
  /** Whether this actor may do this here, by roles at this moment. `not_found` for what they may not know exists. */
  authorise(
    reader: Reader,
    actor: Actor,
    permission: Permission,
    resource: Protected,
    rolesHere?: readonly string[],
  ): Promise<Result<Decision, AppError>>;
  /**
   * The same in advance, by permission name. Nothing is recorded. Undefined if the actor may not know that the thing
   * exists.
   */
  judge(
    reader: Reader,
    actor: Actor,
    permissions: readonly Permission[],
    resource: Protected,
    rolesHere?: readonly string[],
  ): Promise<ReadonlyMap<string, Decision> | undefined>;
}
