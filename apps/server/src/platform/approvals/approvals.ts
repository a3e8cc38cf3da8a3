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
 * A kind of request that others decide, as the area that asks registers it: what is wanted, of what, and what happens once
 * it is approved. How many decide, who, and for how long it stands is the policy's (`approvals.kinds`, by this name).
 */
export type ApprovalKind<W extends TObject = TObject> = {
  readonly name: string;
  /** What is wanted, in codes, ids and numbers: it stands in clear and goes to the ledger. */
  readonly parameters: W;
  /** Locks what it is about until the transaction ends. */
  lock(tx: Tx, subject: string): Promise<void>;
  /**
   * What it is about, as it stands at this moment, in the order asked. Undefined where there is nothing left to decide: it
   * is gone, or what was wanted holds already.
   */
  look(
    reader: Reader & { readonly use: UseService },
    asked: readonly { readonly subject: string; readonly parameters: Static<W> }[],
  ): Promise<readonly (ApprovalSubject | undefined)[]>;
  /** Does what was wanted, in the transaction of the vote that decides. What it refuses, that vote is refused with. */
  apply(ctx: CommandContext, approved: Approved<Static<W>>): Promise<Result<unknown, AppError>>;
  /**
   * It waits for these people, who have been told more than once, or only now: for what cannot wait for a letter to be read.
   * Absent: letters do.
   */
  stillWaits?(ctx: CommandContext, waiting: Waiting): Promise<void>;
  /** It was not to be: what the asking room keeps of the request is over, too. Absent: it keeps nothing. */
  closed?(ctx: CommandContext, closed: Closed<Static<W>>): Promise<void>;
  /** What had been done already was ratified, or was not, in the transaction of the vote that says so. Absent: nothing follows. */
  ratified?(ctx: CommandContext, ratified: Ratified<Static<W>>): Promise<void>;
};

/** What deciders weigh. Whatever changes in `facts` makes the votes void that were given before. */
export type ApprovalSubject = {
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly protection: Protected;
  /** Who holds a role on this very thing, such as its commander. */
  readonly hands?: Readonly<Record<RoleId, readonly PrincipalId[]>>;
};

export type Approved<W = unknown> = {
  readonly approval: string;
  readonly subject: string;
  readonly parameters: W;
  readonly reason: Scrubbed;
  readonly requestedBy: PrincipalId;
  /** Nobody else could decide it: it takes effect all the same, is marked, and waits to be ratified (R32). */
  readonly isUnseparated: boolean;
};

/** How a request ends that was not approved. `void`: there was nothing left to decide. */
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
  /** One line that says it all, in Muster's own words: `INC-7KQ2F from SEV-1 to SEV-3`. */
  readonly title: Scrubbed;
  readonly reason: Scrubbed;
  /** Whom it is about, where the policy lets them have no say in it. */
  readonly about?: PrincipalId;
  /** It has been done already: what is asked for is that others ratify it, by the policy's deadline. */
  readonly isDone?: true;
};

export type Requested =
  /** It waits for these people. */
  | { readonly state: 'open'; readonly approval: string; readonly deciders: readonly PrincipalId[] }
  /** Nobody else could decide: it has taken effect, marked as unseparated. */
  | { readonly state: 'unseparated'; readonly approval: string };

/** The room of approvals, as whoever asks for one reaches it from below. */
export interface Approvals {
  /** Asks, in the caller's own transaction; whether the actor may ask was decided before. */
  request<W extends TObject>(
    ctx: CommandContext,
    kind: ApprovalKind<W>,
    wanted: Wanted<Static<W>>,
  ): Promise<Result<Requested, AppError>>;
  /** Who may know of what requests are about has changed: the same hold for them, decided or not. */
  protect(ctx: CommandContext, subject: ThingRef, as: Protected): Promise<void>;
}

export const approvalsService = defineService<Approvals>('platform.approvals');

export const defineApproval = <W extends TObject>(kind: ApprovalKind<W>): ApprovalKind<W> => kind;

/** Kinds of every parameters, as the composition root gathers them. */
export const anyApproval = <W extends TObject>(kind: ApprovalKind<W>): ApprovalKind => kind;
