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
 * A kind of thing that verbs act on: how one is found and locked, who may know of it, and what callers are shown of it.
 * Declared once by the area that owns its table; every verb on it, and each of its faces, stands on this.
 */
export type VerbThing<T = unknown, K extends TProperties = TProperties> = {
  /** The kind under which its entries stand in the ledger. */
  readonly kind: Kind;
  /** What the command line and people call it, in the singular: `incident`. */
  readonly noun: string;
  /** Where its routes are: `/v1/incidents`. */
  readonly root: `/v1/${string}`;
  /** What names one: the path's parameters, in order, and the words typed behind a verb. Empty where there is but one. */
  readonly key: K;
  /** What a refusal is recorded against. */
  idOf(key: KeyOf<K>): string;
  /** Locks its row until the transaction ends. Undefined where there is none. */
  lock(ctx: CommandContext, key: KeyOf<K>): Promise<T | undefined>;
  readonly protection: (thing: T) => Protected;
  /** Roles that the actor holds on this very thing, such as being its commander. */
  readonly rolesHere?: (db: Kysely<unknown>, actor: Actor, thing: T, now: Date) => Promise<readonly string[]>;
  /** A case is judged by the policy it was opened under. Absent: by the one in force. */
  readonly policyOf?: (policies: Policies, thing: T) => PolicySnapshot;
  /** No command on it takes place before this instant, so that commit order is time order. */
  readonly lastInstant?: (thing: T) => Date;
  /** Its version, where a writer can insist on the one they saw (If-Match). */
  readonly version?: (thing: T) => number;
  readonly missing: AppError;
  /**
   * Where members may know that such things exist at all: whoever may not act is told so (403) before it is looked
   * whether there is one. Else a thing that one may not see does not exist (404).
   */
  readonly isKnownToMembers?: true;
  /** What a verb without an answer of its own answers with: the thing as it is afterwards, as its GET shows it. */
  readonly view?: ThingView<K>;
};

export type ThingView<K extends TProperties = TProperties> = {
  readonly schema: TSchema;
  readonly version?: (view: never) => number;
  read(use: UseService, actor: Actor, key: KeyOf<K>): Promise<Result<unknown, AppError>>;
};

/** How things of any kind are shown. */
export type AnyView = Omit<ThingView, 'read'> & {
  read(use: UseService, actor: Actor, key: never): ReturnType<ThingView['read']>;
};

export const defineThing = <T, K extends TProperties>(thing: VerbThing<T, K>): VerbThing<T, K> => thing;
