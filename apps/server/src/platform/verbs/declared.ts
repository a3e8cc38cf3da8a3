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

/** What people read of a verb. */
export type VerbWords = {
  /** On its button, and over its dialog: `Hand over command`. */
  readonly label: string;
  /** One line of help, in lower case: `hand command on, with the state of play`. */
  readonly does: string;
  /** What is said when it is done: `Command is handed over.` */
  readonly done: string;
  /** The command to try after a failure without a remedy of its own; `<key>` stands for what was typed. */
  readonly next?: string;
};

/** How things stand, for what can be said before anybody tries. */
export type Here = { readonly actor: Actor; readonly policy: PolicySnapshot; readonly now: Date };

/** Why a thing's own state stands in the way. A refusal of access goes on the record (GOV 7.1); one of state is a conflict. */
export type StateRefusal = Refusal & { readonly is?: 'access' | 'state' };

/** What is asked before it is done; whoever says yes names the version that they saw. */
export type Question = { readonly asks: string; readonly clause?: ClauseId };

export type Input<P extends TProperties> = Readonly<Static<TObject<P>>>;

/** What every declaration says. */
export type Declared<P extends TProperties> = {
  readonly name: string;
  /** Shorter words for it, typed only: `ack`. */
  readonly aliases?: readonly string[];
  readonly words: VerbWords;
  readonly clauses: readonly ClauseId[];
  readonly permission: Permission;
  /** The activity of the policy's matrix that it carries out (GOV 2.10). An entry of its own says so too (`act`). */
  readonly activity?: ActivityId;
  readonly fields?: P;
  /** What it answers with. Absent: the thing as it is afterwards, where its kind has a view; else nothing. */
  readonly answer?: TSchema;
  /** It cannot be undone: every face asks first. */
  readonly danger?: true;
  /** Locks what must be locked before the thing itself, where everybody locks in that order: people before what they lead. */
  readonly hold?: (ctx: CommandContext, input: Input<P>) => Promise<void>;
};

export type VerbOn<T, P extends TProperties, F, O> = Declared<P> & {
  /** Only done to a version that the caller has seen. */
  readonly seen?: true;
  /** Why it cannot be done to this thing now, as far as the thing itself tells. Guards the verb and answers "may I". Pure. */
  readonly unless?: (thing: T, here: Here) => StateRefusal | undefined;
  /** What is asked first, where this thing's state makes it worth asking. Pure. */
  readonly confirm?: (thing: T, here: Here) => Question | undefined;
  /** What it takes where that depends on whose it is; `permission` is what most need. */
  readonly permissionFor?: (thing: T | undefined, actor: Actor) => Permission;
  /** Slow or outside work, before the transaction; of kinds that members may know of, for those only who may. */
  readonly prepare?: (outside: Preparing, input: Input<P>) => Promise<Result<F, AppError>>;
  decide(ctx: CommandContext, given: Given<T, P, F>): Promise<Result<O, AppError>>;
};

export type Given<T, P extends TProperties, F> = {
  readonly thing: T;
  readonly input: Input<P>;
  readonly policy: PolicySnapshot;
  readonly facts: F;
};

export type VerbOfAll<P extends TProperties, F, O> = Declared<P> & {
  readonly noun: string;
  /** The kind of thing that a refusal is recorded against, where the ledger calls it otherwise than people do. */
  readonly kind?: Kind;
  readonly route: `/v1/${string}`;
  /** It makes a thing: answered by 201. */
  readonly creates?: true;
  /** How what it made is shown: it answers with that, and `decide` gives the key. */
  readonly view?: AnyView;
  /** What it takes where that depends on what is asked for; `permission` is what most need. */
  readonly permissionFor?: (input: Input<P>) => Permission;
  /** Whose it will be. Absent: the organisation's. */
  readonly protection?: (input: Input<P>) => Protected;
  /** Slow or outside work, before the transaction, for those only who may. */
  readonly prepare?: (outside: Preparing, input: Input<P>) => Promise<Result<F, AppError>>;
  decide(ctx: CommandContext, given: Omit<Given<never, P, F>, 'thing'>): Promise<Result<O, AppError>>;
};
