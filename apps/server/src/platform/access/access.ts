import type { Permission } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { Policies } from './policies.ts';
import { defineService } from '../../kernel/services.ts';

/** A place to read, and the policies that judge. */
export type Reader = { readonly db: Kysely<unknown>; readonly policies: Policies };

/** A place to read and the policies of this moment, for queries. */
export const readerService = defineService<() => Reader>('platform.reader');

/**
 * Who may do what, as the area that knows people answers it (`identity`). Declared here, so that the platform can hold
 * every declared verb to it without knowing an area.
 */
export interface Access {
  /** May this actor do this here, by roles as they are at this moment? What they may not know exists is `not_found`. */
  authorise(
    reader: Reader,
    actor: Actor,
    permission: Permission,
    resource: Protected,
    rolesHere?: readonly string[],
  ): Promise<Result<Decision, AppError>>;
  /** The same beforehand, by permission name. Nothing is recorded. Undefined where the actor may not know of the thing. */
  judge(
    reader: Reader,
    actor: Actor,
    permissions: readonly Permission[],
    resource: Protected,
    rolesHere?: readonly string[],
  ): Promise<ReadonlyMap<string, Decision> | undefined>;
}
