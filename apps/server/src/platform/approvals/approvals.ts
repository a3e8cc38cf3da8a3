import type { RoleId } from '@muster/policy';
import type { Static, TObject } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { Reader } from '../access/access.ts';
import type { CommandContext, Tx } from '../commands/context.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import type { ThingRef } from '../ledger/thing.ts';

/**
 * A kind of request that others decide, registered by the requesting area: its parameters, its subject, and what
 * approval does. How many must decide, who, and for how long a request stands is set by the policy (`approvals.kinds`,
 * by this name).
 */
export type ApprovalKind<W extends TObject = TObject> = {
  readonly name: string;
  /** What is requested, in codes, ids and numbers: stored unencrypted and recorded in the ledger. */
  readonly parameters: W;
  /** Locks the subject until the transaction ends. */
  lock(tx: Tx, subject: string): Promise<void>;
  /**
   * The current state of each subject, in the order given. Undefined if there is nothing left to decide: the subject is
   * gone, or the request is already fulfilled.
   */
  look(
    reader: Reader & { readonly use: UseService },
    asked: readonly { readonly subject: string; readonly parameters: Static<W> }[],
  ): Promise<readonly (ApprovalSubject | undefined)[]>;
  /**
   * Carries the request out, in the transaction of the deciding vote. If it refuses, the vote is refused with its
   * error.
   */
  apply(ctx: CommandContext, approved: Approved<Static<W>>): Promise<Result<unknown, AppError>>;
  /**
   * Called with the deciders a request still waits for: at each reminder, and when the next group is asked. For
   * requests too urgent for e-mail. Absent: e-mail suffices.
   */
  stillWaits?(ctx: CommandContext, waiting: Waiting): Promise<void>;
  /** The request ended without approval: the requesting area cleans up what it kept. Absent: it keeps nothing. */
  closed?(ctx: CommandContext, closed: Closed<Static<W>>): Promise<void>;
  /**
   * What had been done already was ratified or rejected, in the transaction of the deciding vote. Absent: nothing
   * follows.
   */
  ratified?(ctx: CommandContext, ratified: Ratified<Static<W>>): Promise<void>;
};

/** What deciders weigh. Any change in `facts` voids the votes cast before it. */
export type ApprovalSubject = {
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly protection: Protected;
  /** Who holds a role on this particular subject, such as its commander. */
  readonly hands?: Readonly<Record<RoleId, readonly PrincipalId[]>>;
};

export type Approved<W = unknown> = {
  readonly approval: string;
  readonly subject: string;
  readonly parameters: W;
  readonly reason: Scrubbed;
  readonly requestedBy: PrincipalId;
  /** Nobody else could decide: it takes effect, is marked as unseparated, and must be ratified (R32). */
  readonly isUnseparated: boolean;
};

/** How a request ends without approval. `void`: there was nothing left to decide. */
export type ClosedAs = 'declined' | 'withdrawn' | 'expired' | 'void';

export type Waiting = { readonly subject: string; readonly for: readonly PrincipalId[] };

export type Closed<W = unknown> = {
  readonly approval: string;
  readonly subject: string;
  readonly parameters: W;
  readonly as: ClosedAs;
};

export type Ratified<W = unknown> = Omit<Closed<W>, 'as'> & { readonly isRatified: boolean };

export type Wanted<W = unknown> = {
  readonly subject: ThingRef;
  readonly parameters: W;
  /** A one-line summary in Muster's own words: `INC-7KQ2F from SEV-1 to SEV-3`. */
  readonly title: Scrubbed;
  readonly reason: Scrubbed;
  /** The person concerned, if the policy excludes them from the decision. */
  readonly about?: PrincipalId;
  /** Already done: the request asks others to ratify it by the policy's deadline. */
  readonly isDone?: true;
};

export type Requested =
  /** Waiting for these deciders. */
  | { readonly state: 'open'; readonly approval: string; readonly deciders: readonly PrincipalId[] }
  /** Nobody else could decide: it has taken effect, marked as unseparated. */
  | { readonly state: 'unseparated'; readonly approval: string };

/** The approvals area, as areas below it see it. */
export interface Approvals {
  /** Opens a request in the caller's transaction. The caller has already checked that the actor may request it. */
  request<W extends TObject>(
    ctx: CommandContext,
    kind: ApprovalKind<W>,
    wanted: Wanted<Static<W>>,
  ): Promise<Result<Requested, AppError>>;
  /** Applies a subject's changed visibility to its requests, decided or not. */
  protect(ctx: CommandContext, subject: ThingRef, as: Protected): Promise<void>;
}

export const approvalsService = defineService<Approvals>('platform.approvals');

export const defineApproval = <W extends TObject>(kind: ApprovalKind<W>): ApprovalKind<W> => kind;

/** Erases a kind's parameter type, for lists of kinds in the composition root. */
export const anyApproval = <W extends TObject>(kind: ApprovalKind<W>): ApprovalKind => kind;
