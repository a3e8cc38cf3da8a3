import type { ActivityId, Permission, PolicySnapshot } from '@muster/policy';
import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Refusal } from '../../kernel/decision.ts';
import type { ClauseId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { Preparing } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Kind } from '../ledger/thing.ts';
import type { AnyView } from './verb-thing.ts';

/** The texts of a verb. */
export type VerbWords = {
  /** The label of its button and the title of its dialog: `Hand over command`. */
  readonly label: string;
  /** One line of help, in lower case: `hand over command, with the state of play`. */
  readonly does: string;
  /** The confirmation shown afterwards: `Command is handed over.` */
  readonly done: string;
  /** The command to suggest after a failure without a remedy of its own; `<key>` stands for the key entered. */
  readonly next?: string;
};

/** The context for what can be decided before anybody tries. */
export type Here = { readonly actor: Actor; readonly policy: PolicySnapshot; readonly now: Date };

/** Why a thing's own state prevents it. A refusal of access goes on record (GOV 7.1); one of state is a conflict. */
export type StateRefusal = Refusal & { readonly is?: 'access' | 'state' };

/** A confirmation to ask for first; whoever confirms names the version that they saw. */
export type Question = { readonly asks: string; readonly clause?: ClauseId };

export type Input<P extends TProperties> = Readonly<Static<TObject<P>>>;

/** What every declaration contains. */
export type Declared<P extends TProperties> = {
  readonly name: string;
  /** Shorter names, accepted when typed: `ack`. */
  readonly aliases?: readonly string[];
  readonly words: VerbWords;
  readonly clauses: readonly ClauseId[];
  readonly permission: Permission;
  /** The matrix activity that it carries out (GOV 2.10). An entry it defines itself declares this, too (`act`). */
  readonly activity?: ActivityId;
  readonly fields?: P;
  /** The response. Absent: the thing as it is afterwards, if its kind has a view; else empty. */
  readonly answer?: TSchema;
  /** It cannot be undone: every client asks for confirmation. */
  readonly danger?: true;
  /** Locks what must be locked before the thing itself, in the global lock order: people before what they lead. */
  readonly hold?: (ctx: CommandContext, input: Input<P>) => Promise<void>;
};

export type VerbOn<T, P extends TProperties, F, O> = Declared<P> & {
  /** Requires the version that the caller has seen. */
  readonly seen?: true;
  /** Why it cannot be done to this thing now, judged by the thing alone. Guards the verb and answers "may I". Pure. */
  readonly unless?: (thing: T, here: Here) => StateRefusal | undefined;
  /** A confirmation to ask for, if the thing's state warrants one. Pure. */
  readonly confirm?: (thing: T, here: Here) => Question | undefined;
  /** The permission, if it depends on whose thing it is; `permission` is the usual one. */
  readonly permissionFor?: (thing: T | undefined, actor: Actor) => Permission;
  /** Slow or external work, before the transaction; for kinds that members may know of, only for permitted actors. */
  readonly prepare?: (outside: Preparing, input: Input<P>) => Promise<Result<F, AppError>>;
  decide(ctx: CommandContext, given: Given<T, P, F>): Promise<Result<O, AppError>>;
};

export type Given<T, P extends TProperties, F> = {
  readonly thing: T;
  readonly input: Input<P>;
  readonly policy: PolicySnapshot;
  readonly facts: F;
};

type Asked<P extends TProperties> = { readonly input: Input<P>; readonly policy: PolicySnapshot };

export type VerbOfAll<P extends TProperties, F, O> = Declared<P> & {
  readonly noun: string;
  /** The kind of thing that a refusal is recorded against, if the ledger's name differs from the noun. */
  readonly kind?: Kind;
  readonly route: `/v1/${string}`;
  /** It creates a thing: responds with 201. */
  readonly creates?: true;
  /** The view of what it created, which is the response; `decide` returns the key. */
  readonly view?: AnyView;
  /** The permission, if it depends on the input; `permission` is the usual one. */
  readonly permissionFor?: (input: Input<P>) => Permission;
  /** Who will own it. Absent: the organisation. */
  readonly protection?: (input: Input<P>) => Protected;
  /** Slow or external work, before the transaction, only for permitted actors. */
  readonly prepare?: (outside: Preparing, input: Input<P>) => Promise<Result<F, AppError>>;
  /**
   * Instead of `prepare`: facts read in the transaction, together with the actor's rights and so in one round trip.
   * Locks and writes nothing; for an actor who may not, the facts are dropped.
   */
  readonly reads?: (ctx: CommandContext, given: Asked<P>) => Promise<F>;
  decide(ctx: CommandContext, given: Omit<Given<never, P, F>, 'thing'>): Promise<Result<O, AppError>>;
};
