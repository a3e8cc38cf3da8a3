import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Policies } from '../access/policies.ts';
import type { Kind } from '../ledger/thing.ts';
import type { UseService } from '../../kernel/services.ts';

export type KeyOf<K extends TProperties> = Readonly<Static<TObject<K>>>;

/**
 * A kind of thing that verbs act on: how one is found and locked, who may know of it, and how it is shown. Declared
 * once by the area that owns its table; every verb on it, and each client, builds on this.
 */
export type VerbThing<T = unknown, K extends TProperties = TProperties> = {
  /** The kind of its ledger entries. */
  readonly kind: Kind;
  /** Its name on the command line and in texts, in the singular: `incident`. */
  readonly noun: string;
  /** The base path of its routes: `/v1/incidents`. */
  readonly root: `/v1/${string}`;
  /**
   * What identifies one: the path's parameters, in order, which are also the command line's positional arguments. Empty
   * for a singleton.
   */
  readonly key: K;
  /** The id that a refusal is recorded against. */
  idOf(key: KeyOf<K>): string;
  /** Locks its row until the transaction ends. Undefined if there is none. */
  lock(ctx: CommandContext, key: KeyOf<K>): Promise<T | undefined>;
  readonly protection: (thing: T) => Protected;
  /** Roles that the actor holds on this particular thing, such as being its commander. */
  readonly rolesHere?: (db: Kysely<unknown>, actor: Actor, thing: T, now: Date) => Promise<readonly string[]>;
  /** A case is judged by the policy it was opened under. Absent: by the one in force. */
  readonly policyOf?: (policies: Policies, thing: T) => PolicySnapshot;
  /** No command on it may have an earlier timestamp, so that commit order is time order. */
  readonly lastInstant?: (thing: T) => Date;
  /** Its version, if a writer can insist on the one they saw (If-Match). */
  readonly version?: (thing: T) => number;
  readonly missing: AppError;
  /**
   * Members may know that such things exist: somebody without permission gets 403 before existence is checked.
   * Otherwise a thing that one may not see does not exist (404).
   */
  readonly isKnownToMembers?: true;
  /** The response of verbs without one of their own: the thing as it is afterwards, as its GET shows it. */
  readonly view?: ThingView<K>;
};

export type ThingView<K extends TProperties = TProperties> = {
  readonly schema: TSchema;
  readonly version?: (view: never) => number;
  read(use: UseService, actor: Actor, key: KeyOf<K>): Promise<Result<unknown, AppError>>;
};

/** A view of things of any kind. */
export type AnyView = Omit<ThingView, 'read'> & {
  read(use: UseService, actor: Actor, key: never): ReturnType<ThingView['read']>;
};

export const defineThing = <T, K extends TProperties>(thing: VerbThing<T, K>): VerbThing<T, K> => thing;
